package npuc.local.asl;

import static npuc.local.asl.Drive.answers;
import static npuc.local.asl.Drive.failed;
import static npuc.local.asl.Drive.returned;
import static npuc.local.asl.StateMachines.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetryTest {
  private static final String CATCH_ALL =
      "\"Catch\": [{\"ErrorEquals\": [\"States.ALL\"], \"Next\": \"B\"}]";

  @Test
  void retriesWaitLongerAndLonger() {
    var machine =
        StateMachines.task(
            """
            "Retry": [{"ErrorEquals": ["E"], "IntervalSeconds": 2, "BackoffRate": 3,
                       "MaxDelaySeconds": 10, "MaxAttempts": 4}]
            """);

    assertEquals(List.of(2_000L, 6_000L, 10_000L, 10_000L), delays(machine, failed("E")));
  }

  @Test
  void retriesHaveTheDefaultsOfTheLanguage() {
    assertEquals(
        List.of(1_000L, 2_000L, 4_000L),
        delays(
            StateMachines.task("\"Retry\": [{\"ErrorEquals\": [\"States.ALL\"]}]"), failed("E")));
  }

  @Test
  void fullJitterDrawsADelayUpToTheWholeOne() {
    var machine =
        StateMachines.task(
            """
            "Retry": [{"ErrorEquals": ["E"], "IntervalSeconds": 10, "BackoffRate": 1,
                       "MaxAttempts": 500, "JitterStrategy": "FULL"}]
            """);

    List<Long> delays = delays(machine, failed("E"));

    assertTrue(delays.stream().allMatch(delay -> delay >= 0 && delay <= 10_000));
    assertTrue(delays.stream().anyMatch(delay -> delay < 1_000));
    assertTrue(delays.stream().anyMatch(delay -> delay > 9_000));
  }

  @Test
  void eachRetrierCountsForItself() {
    var machine =
        StateMachines.task(
            """
            "Retry": [{"ErrorEquals": ["E"], "MaxAttempts": 1},
                      {"ErrorEquals": ["F"], "MaxAttempts": 2}]
            """);
    Drive drive = new Drive(machine, answers(failed("E"), failed("F"), failed("F"), failed("E")));

    End end = drive.end(json("5"));

    assertEquals(new End.Failed("E", "because"), end);
    assertEquals(4, drive.calls.size());
  }

  @Test
  void anErrorThatNoRetrierNamesIsNotRetried() {
    Drive drive =
        new Drive(
            StateMachines.task("\"Retry\": [{\"ErrorEquals\": [\"E\"]}]"), answers(failed("F")));

    drive.end(json("5"));

    assertEquals(1, drive.calls.size());
  }

  @Test
  void noAttemptsMeansNoRetry() {
    var machine =
        StateMachines.task(
            "\"Retry\": [{\"ErrorEquals\": [\"E\"], \"MaxAttempts\": 0}], " + CATCH_ALL);

    assertEquals(List.of(), delays(machine, failed("E")));
  }

  @Test
  void whatSucceedsAfterARetryGoesOn() {
    var machine = StateMachines.task("\"Retry\": [{\"ErrorEquals\": [\"E\"]}], \"Output\": 1");

    assertEquals(new End.Succeeded(json("1")), end(machine, failed("E"), returned("{}")));
  }

  @Test
  void aRetryDoesNotEndByANudge() {
    Drive drive =
        new Drive(
            StateMachines.task("\"Retry\": [{\"ErrorEquals\": [\"E\"]}]"), answers(failed("E")));
    ExecutionState pausing = drive.next(drive.start(json("5")));

    ExecutionState nudged = drive.on(pausing, new Event.Nudged());

    assertEquals(pausing.effect(), nudged.effect());
    assertTrue(nudged.nudged());
  }

  private static End end(StateMachine machine, Event... events) {
    return new Drive(machine, answers(events)).end(json("5"));
  }

  private static List<Long> delays(StateMachine machine, Event... events) {
    Drive drive = new Drive(machine, answers(events));
    List<Long> delays = new ArrayList<>();
    ExecutionState state = drive.start(json("5"));
    while (state.status() == Status.RUNNING) {
      if (state.effect() instanceof Effect.RetryAt(var at)) {
        delays.add(Duration.between(drive.now, at).toMillis());
      }
      state = drive.next(state);
    }
    return delays;
  }
}
