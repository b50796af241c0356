package npuc.environment;

import static npuc.environment.EnvironmentReaderTest.accepted;
import static npuc.environment.EnvironmentReaderTest.violations;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import npuc.refusal.Said;
import org.junit.jupiter.api.Test;

class EnvironmentLimitsTest {
  private static final String TOO_MANY = "must hold at most 100 names, those of envFile included";
  private static final String TOO_LARGE =
      "names and values together must be at most 32768 bytes of UTF-8";

  @Test
  void aHundredNamesAreAccepted() {
    assertEquals(100, accepted("{'environment': [" + list(0, 100) + "]}").variables().size());
    assertEquals(100, accepted("{'envFile': '" + file(0, 100) + "'}").variables().size());
    assertEquals(
        100,
        accepted("{'environment': [" + list(0, 60) + "], 'envFile': '" + file(40, 100) + "'}")
            .variables()
            .size());
  }

  @Test
  void aHundredAndOneAreNot() {
    assertEquals(
        List.of(new Said("environment", TOO_MANY)),
        Said.of(violations("{'environment': [" + list(0, 101) + "]}")));
    assertEquals(
        List.of(new Said("envFile", TOO_MANY)),
        Said.of(violations("{'envFile': '" + file(0, 101) + "'}")));
    assertEquals(
        List.of(new Said("environment", TOO_MANY)),
        Said.of(
            violations(
                "{'environment': [" + list(0, 1) + "], 'envFile': '" + file(1, 101) + "'}")));
  }

  @Test
  void aHugeRequestGetsAnAnswerOfBoundedLength() {
    String list = "{'environment': [" + "5,".repeat(50_000) + "5]}";
    String file = "{'envFile': '" + names(0, 10_000, "LD_%d=\\n", "") + "'}";

    assertEquals(101, violations(list).size());
    assertEquals(102, violations(file).size());
  }

  @Test
  void namesAndValuesMayHave32KibibytesTogether() {
    String fits = "A=" + "é".repeat(16_383) + "x";

    assertEquals(1, accepted("{'envFile': '" + fits + "'}").variables().size());
    assertEquals(
        List.of(new Said("envFile", TOO_LARGE)),
        Said.of(violations("{'envFile': '" + fits + "x'}")));
    assertEquals(
        List.of(new Said("environment", TOO_LARGE)),
        Said.of(
            violations(
                "{'envFile': '"
                    + fits
                    + "', 'environment': [{'name': 'B', 'value': '', 'secret': true}]}")));
  }

  @Test
  void anOverwrittenValueDoesNotCount() {
    String large = "x".repeat(20_000);

    assertEquals(1, accepted("{'envFile': 'A=" + large + "\\nA=" + large + "'}").warnings().size());
  }

  private static String list(int from, int to) {
    return names(from, to, "{'name': 'N%d', 'value': 'x'}", ",");
  }

  private static String file(int from, int to) {
    return names(from, to, "N%d=y\\n", "");
  }

  private static String names(int from, int to, String form, String between) {
    return IntStream.range(from, to).mapToObj(form::formatted).collect(Collectors.joining(between));
  }
}
