package npuc.local.asl;

import static npuc.local.asl.Drive.answers;
import static npuc.local.asl.Drive.returned;
import static npuc.local.asl.StateMachines.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlowTest {
  private static final String CHOICE =
      """
      "A": {"Type": "Choice", "Choices": [
          {"Condition": "{%% $states.input = 1 %%}", "Assign": {"v": "one"}, "Output": 10, "Next": "B"},
          {"Condition": "{%% $states.input < 3 %%}", "Assign": {"v": "few"}, "Next": "B"}]%s},
      "B": {"Type": "Succeed", "Output": ["{%% $v %%}", "{%% $states.input %%}"]}
      """;
  private static final String DEFAULT =
      ", \"Assign\": {\"v\": \"many\"}, \"Output\": 30, \"Default\": \"B\"";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1 | ["one", 10]
          2 | ["few", 2]
          3 | ["many", 30]
          """)
  void aChoiceTakesTheFirstRuleThatHolds(String input, String output) {
    assertEquals(
        new End.Succeeded(json(output)),
        Drive.endOf(StateMachines.of(CHOICE.formatted(DEFAULT)), input));
  }

  @Test
  void aChoiceWithoutAWayOnFails() {
    End end = Drive.endOf(StateMachines.of(CHOICE.formatted("")), "3");

    assertEquals("States.NoChoiceMatched", ((End.Failed) end).error());
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "'true'", "null", "$states.input.missing"})
  void aConditionIsTrueOrFalse(String condition) {
    var machine =
        StateMachines.of(
            """
            "A": {"Type": "Choice", "Choices": [{"Condition": "{%% %s %%}", "Next": "B"}]},
            "B": {"Type": "Succeed"}
            """
                .formatted(condition));

    assertEquals("States.QueryEvaluationError", ((End.Failed) Drive.endOf(machine, "{}")).error());
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "\"{% $states.input.n + 4 %}\"", "\"{% $power(2, 3) - 1 %}\""})
  void aWaitLastsItsSeconds(String seconds) {
    Drive drive = new Drive(waiting(seconds), answers(returned("{}")));

    ExecutionState state = drive.start(json("{\"n\": 3}"));

    assertEquals(new Effect.WaitUntil(Drive.START.plusSeconds(7)), state.effect());
    assertEquals(new End.Succeeded(json("{\"n\": 3}")), drive.end(state));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "1.5", "'7'", "null", "1000000000", "$states.input.missing"})
  void theSecondsOfAWaitAreAWholeNumber(String seconds) {
    End end = Drive.endOf(waiting("\"{% " + seconds + " %}\""), "{}");

    assertEquals("States.QueryEvaluationError", ((End.Failed) end).error());
  }

  @Test
  void aWaitDoesNotEndEarlyByItself() {
    Drive drive = new Drive(waiting("7"), answers(returned("{}")));
    ExecutionState state = drive.start(json("{}"));

    ExecutionState later = drive.pass(state, Drive.START.plusSeconds(6));

    assertEquals(state, later);
  }

  @Test
  void aNudgeEndsAWait() {
    Drive drive = new Drive(waiting("7"), answers(returned("{}")));

    ExecutionState next = drive.on(drive.start(json("{}")), new Event.Nudged());

    assertEquals(Status.SUCCEEDED, next.status());
  }

  @Test
  void aFailTellsItsErrorAndCause() {
    var machine =
        StateMachines.of(
            "\"A\": {\"Type\": \"Fail\", \"Error\": \"{% $states.input %}\", \"Cause\": \"c\"}");

    assertEquals(new End.Failed("E", "c"), Drive.endOf(machine, "\"E\""));
    assertEquals("States.QueryEvaluationError", ((End.Failed) Drive.endOf(machine, "7")).error());
  }

  @Test
  void aFailDoesNotUseANameThatIsReserved() {
    var machine =
        StateMachines.of(
            "\"A\": {\"Type\": \"Fail\", \"Error\": \"{% $states.input %}\", \"Cause\": \"c\"}");

    var failed = (End.Failed) Drive.endOf(machine, "\"States.Timeout\"");

    assertEquals("States.Runtime", failed.error());
  }

  @Test
  void theMachineTimesOut() {
    var machine =
        StateMachine.load(
            """
            {"QueryLanguage": "JSONata", "StartAt": "A", "TimeoutSeconds": 10, "States": {
              "A": {"Type": "Wait", "Seconds": 4, "Next": "A"}}}
            """,
            Map.of());
    Drive drive = new Drive(machine, answers(returned("{}")));

    assertEquals(new End.TimedOut(), drive.end(json("{}")));
    assertEquals(Drive.START.plusSeconds(10), drive.now);
  }

  @Test
  void anEndlessCircleReachesTheLimitOfTheHistory() {
    var machine =
        StateMachines.of(
            "\"A\": {\"Type\": \"Choice\", \"Choices\": [{\"Condition\": \"{% true %}\", \"Next\": \"A\"}]}");
    Drive drive = new Drive(machine, answers(returned("{}")));

    ExecutionState state = drive.start(json("{}"));

    var ended = assertInstanceOf(Effect.Ended.class, state.effect());
    assertEquals("States.Runtime", ((End.Failed) ended.end()).error());
    assertEquals(25_001, state.counts().events(), 1);
  }

  @Test
  void anAbortedExecutionStaysAborted() {
    Drive drive = new Drive(waiting("7"), answers(returned("{}")));

    ExecutionState aborted = drive.on(drive.start(json("{}")), new Event.Aborted());

    assertEquals(Status.ABORTED, aborted.status());
    assertEquals(aborted, drive.on(aborted, new Event.Nudged()));
    assertEquals(aborted, drive.on(aborted, new Event.FunctionReturned(json("1"))));
  }

  private static StateMachine waiting(String seconds) {
    return StateMachines.of(
        "\"A\": {\"Type\": \"Wait\", \"Seconds\": "
            + seconds
            + ", \"Next\": \"B\"}, \"B\": {\"Type\": \"Succeed\"}");
  }
}
