package npuc.environment;

import static npuc.environment.EnvironmentReaderTest.json;
import static npuc.environment.EnvironmentReaderTest.violations;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import npuc.refusal.Fault;
import npuc.refusal.Violation;
import npuc.refusal.Violations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EnvironmentRefusalTest {
  private static final String EARLIER = "c-01jdzq4g8x5v7n2m3k4p5r6s7t";

  static Stream<Arguments> refused() {
    return Stream.of(
        arguments("{'environment': {}}", "environment", "must be a list"),
        arguments("{'environment': null}", "environment", "must not be null"),
        arguments("{'envFile': null}", "envFile", "must not be null"),
        arguments("{'environment': 'A=b'}", "environment", "must be a list"),
        arguments("{'envFile': ['A=b']}", "envFile", "must be a string"),
        arguments("{'envFile': '# c\\nplanted'}", "envFile", "line 2: must be NAME=value"),
        arguments("{'envFile': 'A=b\\nPATH=planted'}", "envFile", "line 2: PATH is reserved"),
        arguments("{'envFile': 'A=planted\\u0000'}", "envFile", "line 1: the value must not"),
        arguments("{'envFile': '" + "#".repeat(131_073) + "'}", "envFile", "must be at most"),
        arguments("{'environment': ['planted']}", "environment[0]", "must be an object"),
        arguments("{'environment': [null]}", "environment[0]", "must be an object"),
        arguments(one("'value': 'planted'"), "environment[0].name", "is required"),
        arguments(one("'name': null, 'value': 'x'"), "environment[0].name", "is required"),
        arguments(one("'name': 5, 'value': 'x'"), "environment[0].name", "must be a string"),
        arguments(named("''", "x"), "environment[0].name", "must consist of"),
        arguments(named("'1A'", "x"), "environment[0].name", "must consist of"),
        arguments(named("'A$B'", "x"), "environment[0].name", "must consist of"),
        arguments(named("'A=B'", "x"), "environment[0].name", "must consist of"),
        arguments(named("'A B'", "x"), "environment[0].name", "must consist of"),
        arguments(named("'A\\n'", "x"), "environment[0].name", "must consist of"),
        arguments(named("'이름'", "x"), "environment[0].name", "must consist of"),
        arguments(named("'NPUC_SPEC'", "x"), "environment[0].name", "NPUC_* is reserved"),
        arguments(
            named("'" + "A".repeat(257) + "'", "x"), "environment[0].name", "must be at most 256"),
        arguments(one("'name': 'A'"), "environment[0].value", "is required, unless keepFrom"),
        arguments(one("'name': 'A', 'value': null"), "environment[0].value", "is required, unless"),
        arguments(one("'name': 'A', 'value': 5"), "environment[0].value", "must be a string"),
        arguments(named("'A'", "planted\\u0000"), "environment[0].value", "must not contain a NUL"),
        arguments(named("'A'", "planted\\ud800"), "environment[0].value", "must not contain half"),
        arguments(
            one("'name': 'A', 'value': 'planted', 'secret': 'yes'"),
            "environment[0].secret",
            "must be true or false"),
        arguments(
            one("'name': 'A', 'value': 'planted', 'hidden': true"),
            "environment[0].hidden",
            "is not a known field; known are keepFrom, name, secret, value"),
        arguments(
            one("'name': 'A', 'keepFrom': 'c-1'"), "environment[0].keepFrom", "must be the id"),
        arguments(one("'name': 'A', 'keepFrom': 7"), "environment[0].keepFrom", "must be the id"),
        arguments(
            one("'name': 'LD_PRELOAD', 'keepFrom': '" + EARLIER + "'"),
            "environment[0].name",
            "LD_* is reserved"),
        arguments(
            one("'name': 'A', 'value': 'planted', 'keepFrom': '" + EARLIER + "'"),
            "environment[0].value",
            "must be absent when keepFrom"),
        arguments(
            one("'name': 'A', 'secret': false, 'keepFrom': '" + EARLIER + "'"),
            "environment[0].secret",
            "must not be false"),
        arguments(
            "{'environment': [{'name': 'A', 'value': 'x'}, {'name': 'A', 'value': 'planted'}]}",
            "environment[1].name",
            "is the name of environment[0] too"));
  }

  @ParameterizedTest(name = "{1} {2}")
  @MethodSource("refused")
  void refusesWithFieldAndReasonButWithoutTheValue(String body, String field, String message) {
    List<Violation> violations = violations(body);

    assertEquals(1, violations.size(), violations::toString);
    assertEquals(field, violations.getFirst().field());
    assertEquals(message, violations.getFirst().message().substring(0, message.length()));
    assertFalse(violations.toString().contains("planted"), "shows what was written");
  }

  @Test
  void reportsEverythingAtOnceAndKeepsWhatWasFoundBefore() {
    var violations = new Violations();
    violations.add("platform", Fault.REQUIRED);

    EnvironmentReaderTest.read(
        json("{'envFile': 'x', 'environment': [{'name': '1', 'value': 2}, {'secret': 3}]}"),
        violations);

    assertEquals(
        List.of(
            "platform",
            "envFile",
            "environment[0].name",
            "environment[0].value",
            "environment[1].name",
            "environment[1].secret",
            "environment[1].value"),
        violations.list().stream().map(Violation::field).toList());
  }

  private static String one(String fields) {
    return "{'environment': [{" + fields + "}]}";
  }

  private static String named(String name, String value) {
    return one("'name': " + name + ", 'value': '" + value + "'");
  }
}
