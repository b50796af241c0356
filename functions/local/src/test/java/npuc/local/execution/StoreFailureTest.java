package npuc.local.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import npuc.local.asl.ExecutionState;
import npuc.local.asl.Status;
import npuc.local.memory.MemoryExecutionStore;
import npuc.retry.RetryableException;
import org.junit.jupiter.api.Test;

class StoreFailureTest {
  private final FullDisk disk = new FullDisk();
  private final World world = new World(disk);

  @Test
  void whatCannotBeStoredIsNotDoneUntilItCan() {
    world.start("a", "wait");
    disk.isFull = true;
    world.functions = World.gives("done");
    world.time.go(20);
    assertEquals(Status.RUNNING, world.status("a"));

    disk.isFull = false;
    world.time.go(5);

    assertEquals(Status.SUCCEEDED, world.status("a"));
    assertEquals(1, world.calls.size());
  }

  @Test
  void aWaitWhoseEndCannotBeStoredEndsWhenItCan() {
    world.start("a", "wait");
    world.time.go(59);
    disk.isFull = true;
    world.time.go(20);
    assertEquals(1, world.calls.size());

    disk.isFull = false;
    world.time.go(5);

    assertEquals(2, world.calls.size());
  }

  @Test
  void aResultThatCouldNotBeStoredDoesNotOutliveAnAbort() {
    world.start("a", "wait");
    disk.isFull = true;
    world.time.go(0);

    disk.isFull = false;
    world.executions.abort("a");
    world.time.go(20);

    assertEquals(Status.ABORTED, world.status("a"));
  }

  @Test
  void aNudgeThatCannotBeStoredIsNotLost() {
    world.start("a", "wait");
    world.time.go(1);
    disk.isFull = true;
    world.executions.nudge("a");

    disk.isFull = false;
    world.time.go(5);

    assertEquals(2, world.calls.size());
  }

  @Test
  void anEndIsToldAgainWhenItCannotBeStoredThatItWasTold() {
    world.start("a", "wait");
    world.executions.abort("a");
    disk.isFull = true;
    world.time.go(0);

    disk.isFull = false;
    world.crash();
    world.time.go(0);

    assertEquals(List.of("a ABORTED", "a ABORTED"), world.heard);
  }

  @Test
  void anExecutionThatCannotBeStoredIsNotStarted() {
    disk.isFull = true;

    assertThrows(RetryableException.class, () -> world.start("a", "wait"));
    world.time.go(600);

    assertEquals(List.of(), world.calls);
  }

  /** Keeps nothing new while it is full. */
  private static final class FullDisk implements ExecutionStore {
    private final ExecutionStore store = new MemoryExecutionStore();
    private boolean isFull;

    private ExecutionStore writable() {
      if (isFull) {
        throw new RetryableException("disk full");
      }
      return store;
    }

    @Override
    public boolean create(ExecutionState state) {
      return writable().create(state);
    }

    @Override
    public void save(ExecutionState state) {
      writable().save(state);
    }

    @Override
    public Optional<ExecutionState> find(String name) {
      return store.find(name);
    }

    @Override
    public List<ExecutionState> unsettled() {
      return store.unsettled();
    }

    @Override
    public void prune(Instant endedBefore) {
      writable().prune(endedBefore);
    }
  }
}
