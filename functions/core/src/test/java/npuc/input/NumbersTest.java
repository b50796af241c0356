package npuc.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import npuc.refusal.Violation;
import npuc.refusal.Violations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class NumbersTest {
  private static final long EXACT_IN_DOUBLE = 1L << 53;

  @ParameterizedTest
  @CsvSource({
    "60, 60",
    "60.0, 60",
    "6e1, 60",
    "6.0E+1, 60",
    "600e-1, 60",
    "0.0, 0",
    "-0.0, 0",
    "-60.00, -60",
    "9223372036854775807, 9223372036854775807",
    "9007199254740991.0, 9007199254740991"
  })
  void aWholeNumberIsOneHoweverItIsWritten(String json, long number) {
    assertEquals(Optional.of(number), Numbers.integral(read(json)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "60.5",
        "1e-1",
        "9223372036854775808",
        "9007199254740993.0",
        "1e400",
        "1e999999999",
        "\"60\"",
        "true",
        "null",
        "[60]"
      })
  void anythingElseIsNone(String json) {
    assertEquals(Optional.empty(), Numbers.integral(read(json)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e999999999", "1e-999999999", "1e2147483647"})
  void aHugeExponentIsNeverWrittenOut(String number) {
    JsonNode exact = JsonNodeFactory.instance.numberNode(new BigDecimal(number));

    assertEquals(Optional.empty(), Numbers.integral(exact));
  }

  @Test
  void everyWholeNumberThatADoubleHoldsIsReadAsItself() {
    var random = new Random(5);
    for (int round = 0; round < 10_000; round++) {
      long number = random.nextLong(-EXACT_IN_DOUBLE + 1, EXACT_IN_DOUBLE);

      assertEquals(Optional.of(number), Numbers.integral(read(number + ".0")));
      assertEquals(Optional.of(number), Numbers.integral(read(new BigDecimal(number) + "0e-1")));
      assertFalse(Numbers.integral(read(number / 1024 + ".5")).isPresent());
    }
  }

  @Test
  void theFieldOfARequestTakes60Point0AndRefuses60AndAHalf() {
    var violations = new Violations();
    var body = (ObjectNode) read("{\"a\": 60.0, \"b\": 60.5, \"c\": 1e999999999}");
    var fields = new Fields(body, "limits", violations);

    assertEquals(Optional.of(60L), fields.whole("a", 1, 86_400));
    assertEquals(Optional.empty(), fields.whole("b", 1, 86_400));
    assertEquals(Optional.empty(), fields.whole("c", 1, 86_400));
    assertEquals(
        List.of("limits.b", "limits.c"), violations.list().stream().map(Violation::field).toList());
  }

  private static JsonNode read(String json) {
    return JsonMapper.shared().readTree(json);
  }
}
