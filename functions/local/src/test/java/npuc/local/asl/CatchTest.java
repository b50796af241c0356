package npuc.local.asl;

import static npuc.local.asl.Drive.answers;
import static npuc.local.asl.Drive.failed;
import static npuc.local.asl.Drive.returned;
import static npuc.local.asl.StateMachines.json;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatchTest {
  private static final String CATCH_ALL =
      "\"Catch\": [{\"ErrorEquals\": [\"States.ALL\"], \"Next\": \"B\"}]";

  @Test
  void anErrorThatNothingCatchesEndsTheExecution() {
    assertEquals(
        new End.Failed("E", "because"), end(StateMachines.task("\"Comment\": \"c\""), failed("E")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          States.ALL                  | E                           | true
          States.ALL                  | States.Timeout              | true
          States.ALL                  | States.QueryEvaluationError | true
          States.ALL                  | States.DataLimitExceeded    | false
          States.ALL                  | States.Runtime              | false
          States.TaskFailed           | E                           | true
          States.TaskFailed           | States.Timeout              | false
          States.TaskFailed           | States.DataLimitExceeded    | false
          States.DataLimitExceeded    | States.DataLimitExceeded    | true
          States.Timeout              | States.Timeout              | true
          E                           | E                           | true
          E                           | e                           | false
          a.b.E                       | E                           | false
          """)
  void anEntryOfErrorEqualsMatches(String entry, String error, boolean matches) {
    assertEquals(matches, ErrorName.matches(entry, error));
  }

  @Test
  void aCatcherWithoutOutputPassesTheErrorOn() {
    assertEquals(
        new End.Succeeded(json("{\"Error\": \"E\", \"Cause\": \"because\"}")),
        end(StateMachines.task(CATCH_ALL), failed("E")));
  }

  @Test
  void theFirstCatcherThatMatchesCounts() {
    var machine =
        StateMachines.task(
            """
            "Catch": [{"ErrorEquals": ["X"], "Output": 1, "Next": "B"},
                      {"ErrorEquals": ["E", "F"], "Output": 2, "Next": "B"},
                      {"ErrorEquals": ["States.ALL"], "Output": 3, "Next": "B"}]
            """);

    assertEquals(new End.Succeeded(json("2")), end(machine, failed("F")));
  }

  @Test
  void onlyTheCatchersAssignAndOutputCount() {
    var machine =
        StateMachines.task(
            """
            "Assign": {"v": "task"}, "Output": "task",
            "Catch": [{"ErrorEquals": ["E"], "Assign": {"w": "{% $states.errorOutput.Cause %}"},
                       "Output": "{% $states.errorOutput.Error & $states.input %}", "Next": "B"}]
            """,
            "[\"{% $states.input %}\", \"{% $w %}\", \"{% $exists($v) %}\"]");

    assertEquals(
        new End.Succeeded(json("[\"E5\", \"because\", false]")), end(machine, failed("E")));
  }

  @Test
  void aTimeoutIsCaught() {
    assertEquals(
        "States.Timeout",
        ((End.Succeeded) end(StateMachines.task(CATCH_ALL), new Event.FunctionTimedOut()))
            .output()
            .get("Error")
            .stringValue());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "Assign": {"v": "{% $nope %}"}
          "Output": "{% $nope %}"
          """)
  void anExpressionOfATaskThatFailsIsCaught(String field) {
    End end = end(StateMachines.task(field + ", " + CATCH_ALL), returned("{}"));

    assertEquals(
        "States.QueryEvaluationError", ((End.Succeeded) end).output().get("Error").stringValue());
  }

  @Test
  void aCatcherThatFailsEndsTheExecution() {
    var machine =
        StateMachines.task(
            "\"Catch\": [{\"ErrorEquals\": [\"States.ALL\"], \"Output\": \"{% $nope %}\","
                + " \"Next\": \"B\"}]");

    assertEquals("States.QueryEvaluationError", ((End.Failed) end(machine, failed("E"))).error());
  }

  @Test
  void aResultThatIsTooLargeIsNotCaughtByAll() {
    End end = end(StateMachines.task(CATCH_ALL), returned("\"" + "x".repeat(262_143) + "\""));

    assertEquals("States.DataLimitExceeded", ((End.Failed) end).error());
  }

  private static End end(StateMachine machine, Event... events) {
    return new Drive(machine, answers(events)).end(json("5"));
  }
}
