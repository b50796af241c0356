package npuc.local.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import npuc.local.asl.Effect;
import npuc.local.asl.End;
import npuc.local.asl.Status;
import org.junit.jupiter.api.Test;

class ExecutionsTest {
  private final World world = new World();

  @Test
  void anExecutionIsStoredWhenStartReturns() {
    world.start("a", "done");

    assertEquals(Status.RUNNING, world.status("a"));
    assertEquals(List.of(), world.calls);
  }

  @Test
  void anExecutionRunsToItsEnd() {
    world.start("a", "done");

    world.time.go(0);

    assertEquals(Status.SUCCEEDED, world.status("a"));
    assertEquals(List.of(), world.heard);
  }

  @Test
  void aNameThatRunsIsNotStartedAgain() {
    world.start("a", "wait");
    world.start("a", "done");

    world.time.go(0);

    assertEquals(List.of("wait"), world.calls);
  }

  @Test
  void aNameThatHasRunIsNotStartedAgain() {
    world.start("a", "done");
    world.time.go(0);

    world.start("a", "wait");
    world.time.go(0);

    assertEquals(List.of("done"), world.calls);
    assertEquals(Status.SUCCEEDED, world.status("a"));
  }

  @Test
  void anExceptionOfAFunctionHasTheNameOfItsClass() {
    world.functions =
        (function, payload) -> {
          throw new UnsupportedOperationException("because");
        };
    world.start("a", "wait");

    world.time.go(0);

    assertEquals(new End.Failed("java.lang.UnsupportedOperationException", "because"), end("a"));
  }

  @Test
  void aCallThatTakesTooLongTimesOutAndItsResultIsIgnored() {
    world.functions =
        (function, payload) -> {
          world.time.go(31);
          return World.text("done");
        };
    world.start("a", "wait");

    world.time.go(0);

    assertEquals(new End.Failed("States.Timeout", ""), end("a"));
  }

  @Test
  void closedExecutionsAreForgottenAfterNinetyDays() {
    world.executions.resume();
    world.start("a", "done");

    world.time.go(Duration.ofDays(90).toSeconds());
    assertEquals(Status.SUCCEEDED, world.status("a"));
    world.time.go(Duration.ofDays(1).toSeconds());

    assertEquals(Optional.empty(), world.store.find("a"));
  }

  private End end(String name) {
    return ((Effect.Ended) world.store.find(name).orElseThrow().effect()).end();
  }
}
