package npuc.environment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DotEnvRoundTripTest {
  private static final int CASES = 5_000;
  private static final List<String> PIECES =
      List.of(
          "a", "Z", "0", " ", "  ", "\t", "\n", "\r", "\r\n", "'", "\"", "`", "''", "\"\"", "\\",
          "\\n", "\\\"", "#", " #", "$", "${A}", "=", "export ", "A=b", "\uFEFF", "é", "e\u0301",
          "한", "🙂", "\u00A0", "\u2028", "\u0085", "\u0001", "%s");

  @Test
  void readsBackWhatItWrote() {
    var random = new Random(4);
    for (int round = 0; round < CASES; round++) {
      SequencedMap<String, SecretText> variables = someVariables(random);

      DotEnv.Parsed parsed = DotEnv.parse(DotEnv.format(variables));

      assertEquals(List.of(), parsed.violations(), () -> plain(variables));
      assertEquals(List.of(), parsed.warnings(), () -> plain(variables));
      var read = new LinkedHashMap<String, SecretText>();
      parsed.entries().forEach(entry -> read.put(entry.name(), entry.value()));
      assertEquals(List.copyOf(variables.entrySet()), List.copyOf(read.entrySet()));
    }
  }

  private static SequencedMap<String, SecretText> someVariables(Random random) {
    var variables = new LinkedHashMap<String, SecretText>();
    for (int count = random.nextInt(5); count >= 0; count--) {
      variables.put("N" + random.nextInt(100), new SecretText(someValue(random)));
    }
    return variables;
  }

  private static String someValue(Random random) {
    return IntStream.range(0, random.nextInt(8))
        .mapToObj(_ -> PIECES.get(random.nextInt(PIECES.size())))
        .collect(Collectors.joining());
  }

  private static String plain(SequencedMap<String, SecretText> variables) {
    return variables.values().stream().map(SecretText::plain).toList().toString();
  }
}
