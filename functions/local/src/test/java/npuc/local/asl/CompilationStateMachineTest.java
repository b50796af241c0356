package npuc.local.asl;

import static npuc.local.asl.Compilations.drive;
import static npuc.local.asl.Compilations.input;
import static npuc.local.asl.Compilations.outcome;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the file that is deployed keeps to. */
class CompilationStateMachineTest {
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
  void aDayOfPollingFitsInTheHistory() {
    Drive drive =
        new Drive(
            StateMachines.compilation(),
            call -> outcome(call.function().equals("SubmitJob") ? "submitted" : "running"));

    End end = drive.end(input("compile"));

    int events = drive.states.getLast().counts().events();
    assertEquals(new End.TimedOut(), end);
    assertEquals(Duration.ofDays(1), Duration.between(Drive.START, drive.now));
    assertTrue(events > 10_000 && events < 24_000, () -> events + " events");
  }

  @Test
  void everyTaskHasATimeoutARetryAndACatch() {
    tasks()
        .forEach(
            task -> {
              assertTrue(task.timeout().toSeconds() <= 60);
              assertTrue(task.retriers().stream().allMatch(Retrier::hasFullJitter));
              assertFalse(task.retriers().isEmpty());
              assertEquals(List.of("States.ALL"), task.catchers().getLast().errorEquals());
            });
  }

  private static Stream<State.Task> tasks() {
    return StateMachines.compilation().states().values().stream()
        .filter(State.Task.class::isInstance)
        .map(State.Task.class::cast);
  }
}
