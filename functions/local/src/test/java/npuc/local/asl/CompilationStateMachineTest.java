package npuc.local.asl;

import static npuc.local.asl.Compilations.drive;
import static npuc.local.asl.Compilations.input;
import static npuc.local.asl.Compilations.outcome;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import npuc.compilation.Limits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the file that is deployed keeps to. */
class CompilationStateMachineTest {
  private static final Duration LONGEST = Duration.ofHours(74);

  @Test
  void waitsGrowAndStartAgainWithTheNextStep() {
    Drive drive =
        drive(
            ("submitted running running running running running running succeeded "
                    + "submitted succeeded registered")
                .split(" "));

    drive.end(input("compile"));

    assertEquals(List.of(2L, 4L, 8L, 16L, 32L, 60L, 60L, 2L), waits(drive));
  }

  private static List<Long> waits(Drive drive) {
    List<Long> waits = new ArrayList<>();
    for (ExecutionState state : drive.states) {
      if (state.effect() instanceof Effect.WaitUntil(var until)) {
        waits.add(Duration.between(state.position().enteredAt(), until).toSeconds());
      }
    }
    return waits;
  }

  @Test
  void pollingToTheEndFitsInTheHistory() {
    Drive drive =
        new Drive(
            StateMachines.compilation(),
            call -> outcome(call.function().equals("SubmitJob") ? "submitted" : "running"));

    End end = drive.end(input("compile"));

    int events = drive.states.getLast().counts().events();
    assertEquals(new End.TimedOut(), end);
    assertEquals(LONGEST, Duration.between(Drive.START, drive.now));
    assertTrue(events > 10_000 && events < 22_000, () -> events + " events");
  }

  /** The most events that 74 hours can have: half of them for each step, which begins anew. */
  @ParameterizedTest
  @ValueSource(strings = {"running", "queued"})
  void twoStepsThatTakeAllTheTimeFitInTheHistory(String first) {
    Drive[] drive = new Drive[1];
    Instant half = Drive.START.plus(LONGEST.dividedBy(2));
    drive[0] =
        new Drive(
            StateMachines.compilation(),
            call -> outcome(answer(call, drive[0].now.isBefore(half) ? first : "succeeded")));

    End end = drive[0].end(input("compile"));

    int events = drive[0].states.getLast().counts().events();
    assertEquals(new End.TimedOut(), end);
    assertTrue(events > 10_000 && events < 22_000, () -> events + " events");
  }

  private static String answer(Effect.InvokeFunction call, String first) {
    boolean verifies = call.payload().get("step").stringValue().equals("verify");
    if (call.function().equals("SubmitJob")) {
      return !verifies && first.equals("queued") ? "queued" : "submitted";
    }
    return verifies ? "running" : first;
  }

  /** Limits leave room for what is between them: polls, repeated tasks, a Job that ends slowly. */
  @Test
  void theLongestLimitsEndWithinTheWholeRun() {
    long limits = Limits.WHOLE_RUN_SECONDS + Limits.FETCH_SECONDS + 2L * Limits.MAX_QUEUE_SECONDS;

    assertTrue(limits + 3_600 <= LONGEST.toSeconds());
    assertEquals(LONGEST, StateMachines.compilation().timeout().orElseThrow());
  }

  @Test
  void everyTaskHasATimeoutAndIsRepeatedWhateverGoesWrong() {
    tasks()
        .forEach(
            (name, task) -> {
              assertTrue(task.timeout().toSeconds() <= 60, name);
              assertEquals(List.of("States.ALL"), task.catchers().getLast().errorEquals(), name);
              if (name.startsWith("Poll")) {
                assertEquals(List.of(), task.retriers(), "looks again in its loop");
                return;
              }
              Retrier retrier = task.retriers().getLast();
              assertEquals(List.of("States.ALL"), retrier.errorEquals(), name);
              assertTrue(retrier.hasFullJitter(), name);
            });
  }

  private static Map<String, State.Task> tasks() {
    var tasks = new TreeMap<String, State.Task>();
    StateMachines.compilation()
        .states()
        .forEach(
            (name, state) -> {
              if (state instanceof State.Task task) {
                tasks.put(name, task);
              }
            });
    return tasks;
  }
}
