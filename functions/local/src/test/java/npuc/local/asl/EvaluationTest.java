package npuc.local.asl;

import static npuc.local.asl.StateMachines.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class EvaluationTest {
  private static final String INPUT =
      "{\"n\": 3, \"x\": null, \"s\": \"abc\", \"one\": [1], \"none\": [], \"big\": 10000000000}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "plain"                                     | "plain"
          "a {% $nope %} b"                           | "a {% $nope %} b"
          "{% $states.input.n + 1 %}"                 | 4
          "{% $states.input.n / 2 %}"                 | 1.5
          "{% 2 * $power(2, 3) %}"                    | 16
          "{% $states.input.big * 10 %}"              | 100000000000
          "{% $states.input.s = 'abc' %}"             | true
          ["{% 1 %}", {"deep": ["{% 'x' %}", 2]}]     | [1, {"deep": ["x", 2]}]
          "{% $states.input.x %}"                     | null
          "{% null %}"                                | null
          "{% [$states.input.x, $states.input.y] %}"  | [null]
          "{% {'a': $states.input.x, 'b': $states.input.y} %}" | {"a": null}
          "{% $states.input.x = null %}"              | true
          "{% $exists($states.input.x) %}"            | true
          "{% $exists($states.input.y) %}"            | false
          "{% $states.input.one %}"                   | [1]
          "{% $states.input.none %}"                  | []
          "{% [1..4][$ > 3] %}"                       | 4
          "{% $states.context.Execution.Name %}"      | "run"
          "{% $states.context.Execution.StartTime %}" | "2026-11-01T00:00:00Z"
          "{% $states.context.State.Name %}"          | "A"
          "{% $states.context.State.RetryCount %}"    | 0
          """)
  void anOutputIs(String output, String value) {
    assertEquals(json(value), outputOf(output.replace("\\\\", "\\")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$states.input.y",
        "$nope",
        "$states.result",
        "$states.errorOutput",
        "$",
        "n",
        "$states.input.s + 1",
        "$nope()",
        "1 / 0",
        "function($x) { $x }",
        "{'f': $sum}",
        "($f := function($n) { $f($n + 1) }; $f(1))",
        "($f := function($n) { 1 + $f($n + 1) }; $f(1))"
      })
  void anExpressionFailsTheState(String expression) {
    var failed = assertInstanceOf(End.Failed.class, end("\"{% " + expression + " %}\""));

    assertEquals("States.QueryEvaluationError", failed.error());
    assertTrue(failed.cause().contains(expression), failed.cause());
  }

  @Test
  void aVariableIsVisibleInLaterStatesOnly() {
    var machine =
        StateMachines.of(
            """
            "A": {"Type": "Choice", "Choices": [
                {"Condition": "{% true %}", "Assign": {"v": 1}, "Next": "B"}]},
            "B": {"Type": "Choice", "Choices": [
                {"Condition": "{% true %}", "Assign": {"v": "{% $v + 1 %}"}, "Output": "{% $v %}",
                 "Next": "C"}]},
            "C": {"Type": "Succeed", "Output": ["{% $states.input %}", "{% $v %}"]}
            """);

    assertEquals(new End.Succeeded(json("[1, 2]")), Drive.endOf(machine, "{}"));
  }

  @Test
  void aStateWithoutOutputPassesItsInputOn() {
    var machine = StateMachines.of("\"A\": {\"Type\": \"Succeed\"}");

    assertEquals(new End.Succeeded(json("[7]")), Drive.endOf(machine, "[7]"));
  }

  @ParameterizedTest
  @CsvSource({"131068, SUCCEEDED", "131069, FAILED"})
  void anOutputHasALimitInBytes(int letters, Status status) {
    String text = "\"" + "é".repeat(letters) + "\""; // two bytes each, and 7 around them

    End end = end("{\"\": " + text + "}");

    assertEquals(status, end.status());
    if (end instanceof End.Failed failed) {
      assertEquals("States.DataLimitExceeded", failed.error());
    }
  }

  @Test
  void anInputHasALimit() {
    var machine = StateMachines.of("\"A\": {\"Type\": \"Succeed\", \"Output\": 1}");

    var failed = (End.Failed) Drive.endOf(machine, "\"" + "x".repeat(262_143) + "\"");

    assertEquals("States.DataLimitExceeded", failed.error());
  }

  private static JsonNode outputOf(String template) {
    return assertInstanceOf(End.Succeeded.class, end(template)).output();
  }

  private static End end(String template) {
    return Drive.endOf(
        StateMachines.of("\"A\": {\"Type\": \"Succeed\", \"Output\": " + template + "}"), INPUT);
  }
}
