package npuc.local.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import npuc.local.asl.Status;
import org.junit.jupiter.api.Test;

class ResumeTest {
  private final World world = new World();

  @Test
  void aWaitGoesOnAfterACrash() {
    world.start("a", "wait");
    world.time.go(50);

    world.crash();
    world.time.go(9);
    assertEquals(1, world.calls.size());
    world.time.go(1);

    assertEquals(2, world.calls.size());
  }

  @Test
  void aCallIsMadeAgainAfterACrash() {
    world.functions =
        (function, payload) -> {
          world.functions = World.gives("done");
          throw new Crash();
        };
    world.start("a", "wait");
    try {
      world.time.go(0);
    } catch (Crash crash) {
      world.crash();
    }

    world.time.go(0);

    assertEquals(List.of("wait", "wait"), world.calls);
    assertEquals(Status.SUCCEEDED, world.status("a"));
  }

  @Test
  void closingLeavesExecutionsAsTheyAre() {
    world.start("a", "wait");
    world.time.go(1);
    world.start("b", "wait");

    world.executions.close();
    world.executions.nudge("a");
    world.executions.abort("b");
    world.time.go(600);

    assertEquals(Status.RUNNING, world.status("a"));
    assertEquals(Status.RUNNING, world.status("b"));
    assertEquals(List.of("wait"), world.calls);
  }

  @Test
  void aCallThatClosingInterruptsDoesNotFailItsExecution() {
    world.functions =
        (function, payload) -> {
          world.executions.close();
          throw new IllegalStateException("interrupted");
        };
    world.start("a", "wait");

    world.time.go(600);

    assertEquals(Status.RUNNING, world.status("a"));
    assertEquals(List.of(), world.heard);
  }

  /** The process ends in the middle of a call. */
  private static final class Crash extends Error {
    private static final long serialVersionUID = 1L;
  }
}
