package npuc.local.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import npuc.local.asl.Effect;
import npuc.local.asl.End;
import npuc.local.asl.Status;
import org.junit.jupiter.api.Test;

class EndListenerTest {
  private final World world = new World();

  @Test
  void anErrorOfAFunctionEndsTheExecutionAndIsTold() {
    world.functions =
        (function, payload) -> {
          throw new FunctionFailedException("E", "because");
        };
    world.start("a", "wait");

    world.time.go(0);

    assertEquals(new End.Failed("E", "because"), end("a"));
    assertEquals(List.of("a FAILED"), world.heard);
  }

  @Test
  void anAbortedExecutionIsTold() {
    world.start("a", "wait");
    world.time.go(1);

    world.executions.abort("a");
    world.time.go(600);

    assertEquals(Status.ABORTED, world.status("a"));
    assertEquals(List.of("a ABORTED"), world.heard);
    assertEquals(1, world.calls.size());
  }

  @Test
  void whatWasNotHeardIsToldAgain() {
    EndListener hears = world.listener;
    world.listener =
        (name, status) -> {
          world.listener = hears;
          throw new IllegalStateException("not now");
        };
    world.start("a", "wait");
    world.executions.abort("a");

    world.time.go(60);

    assertEquals(List.of("a ABORTED"), world.heard);
    assertTrue(world.store.find("a").orElseThrow().settled());
  }

  @Test
  void whatWasNotToldBeforeACrashIsToldAfterIt() {
    world.start("a", "wait");
    world.executions.abort("a");

    world.crash();
    world.time.go(0);

    assertEquals(List.of("a ABORTED"), world.heard);
  }

  @Test
  void whatWasToldIsNotToldAgain() {
    world.start("a", "wait");
    world.executions.abort("a");
    world.time.go(0);

    world.crash();
    world.time.go(0);

    assertEquals(List.of("a ABORTED"), world.heard);
  }

  private End end(String name) {
    return ((Effect.Ended) world.store.find(name).orElseThrow().effect()).end();
  }
}
