package npuc.local.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import npuc.local.asl.Status;
import org.junit.jupiter.api.Test;

class NudgeTest {
  private final World world = new World();

  @Test
  void aNudgeEndsTheWait() {
    world.start("a", "wait");
    world.time.go(1);
    world.functions = World.gives("done");

    world.executions.nudge("a");
    world.time.go(0);

    assertEquals(Status.SUCCEEDED, world.status("a"));
  }

  @Test
  void aNudgeDuringACallEndsTheNextWaitOnce() {
    world.functions =
        (function, payload) -> {
          if (world.calls.size() == 1) {
            world.executions.nudge("a");
          }
          return payload;
        };
    world.start("a", "wait");

    world.time.go(59);

    assertEquals(2, world.calls.size());
  }

  @Test
  void aNudgeBeforeTheCallIsNotLost() {
    world.start("a", "wait");

    world.executions.nudge("a");
    world.time.go(59);

    assertEquals(2, world.calls.size());
  }

  @Test
  void aNudgeSurvivesACrash() {
    world.start("a", "wait");
    world.executions.nudge("a");

    world.crash();
    world.time.go(59);

    assertEquals(2, world.calls.size());
  }

  @Test
  void aNudgeOfNothingDoesNothing() {
    world.executions.nudge("a");

    assertEquals(Optional.empty(), world.store.find("a"));
  }
}
