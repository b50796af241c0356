package npuc.local.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import npuc.local.asl.Interpreter;
import npuc.local.asl.Status;
import npuc.local.memory.MemoryExecutionStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Real threads; nothing here depends on how fast they are. */
@Timeout(60)
class VirtualThreadsTest {
  private final ExecutionStore store = new MemoryExecutionStore();

  @Test
  void startingConcurrentlyStartsOnce() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    CompletableFuture<String> heard = new CompletableFuture<>();
    FunctionInvoker fails =
        (function, payload) -> {
          calls.incrementAndGet();
          throw new FunctionFailedException("E", "because");
        };
    try (var executions = executions(fails, (name, status) -> heard.complete(name), 4);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      CountDownLatch go = new CountDownLatch(1);
      var starts =
          IntStream.range(0, 20)
              .mapToObj(
                  _ ->
                      threads.submit(
                          () -> {
                            go.await();
                            executions.start("a", World.text("x"));
                            return true;
                          }))
              .toList();
      go.countDown();
      for (var start : starts) {
        assertTrue(start.get());
      }

      assertEquals("a", heard.get());
    }
    assertEquals(1, calls.get());
  }

  @Test
  void onlySoManyCallsAreMadeAtOnce() throws Exception {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CyclicBarrier three = new CyclicBarrier(3);
    CountDownLatch ended = new CountDownLatch(12);
    FunctionInvoker fails =
        (function, payload) -> {
          most.accumulateAndGet(running.incrementAndGet(), Math::max);
          awaits(three);
          running.decrementAndGet();
          throw new FunctionFailedException("E", "because");
        };
    try (var executions = executions(fails, (name, status) -> ended.countDown(), 3)) {
      for (int i = 0; i < 12; i++) {
        executions.start("a" + i, World.text("x"));
      }
      ended.await();
    }
    assertTrue(most.get() <= 3, () -> most + " at once");
  }

  @Test
  void closingInterruptsACallAndLeavesItsExecutionRunning() throws Exception {
    CountDownLatch called = new CountDownLatch(1);
    CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
    FunctionInvoker hangs =
        (function, payload) -> {
          called.countDown();
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException closing) {
            interrupted.complete(true);
          }
          throw new IllegalStateException("interrupted");
        };
    var executions = executions(hangs, (name, status) -> {}, 1);
    executions.start("a", World.text("x"));
    called.await();

    executions.close();

    assertTrue(interrupted.isDone());
    assertEquals(Status.RUNNING, store.find("a").orElseThrow().status());
  }

  @Test
  void aNudgeFromAnotherThreadDuringACallIsNotLost() throws Exception {
    CountDownLatch called = new CountDownLatch(1);
    CountDownLatch nudged = new CountDownLatch(1);
    CompletableFuture<String> calledAgain = new CompletableFuture<>();
    FunctionInvoker polls =
        (function, payload) -> {
          if (called.getCount() == 0) {
            calledAgain.complete(payload.stringValue());
            return World.text("done");
          }
          called.countDown();
          awaits(nudged);
          return World.text("wait");
        };
    try (var executions = executions(polls, (name, status) -> {}, 1)) {
      executions.start("a", World.text("x"));
      called.await();
      executions.nudge("a");
      nudged.countDown();

      assertEquals("wait", calledAgain.get());
    }
  }

  @Test
  void anActionRunsWhenItsInstantHasPassed() throws Exception {
    CompletableFuture<Instant> ran = new CompletableFuture<>();
    Instant instant = Instant.now().plusMillis(20);
    try (var threads = new VirtualThreads(InstantSource.system(), 1)) {
      threads.at(instant, () -> ran.complete(Instant.now()));

      assertTrue(!ran.get().isBefore(instant));
    }
  }

  @Test
  void nothingBeginsAfterItIsClosed() {
    List<String> ran = new CopyOnWriteArrayList<>();
    var threads = new VirtualThreads(InstantSource.system(), 1);
    threads.close();

    threads.run(() -> ran.add("task"));
    threads.at(Instant.EPOCH, () -> ran.add("action"));

    assertEquals(List.of(), ran);
  }

  private static void awaits(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (InterruptedException | BrokenBarrierException closing) {
      throw new IllegalStateException(closing);
    }
  }

  private static void awaits(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  private Executions executions(FunctionInvoker functions, EndListener listener, int atOnce) {
    return new Executions(
        new Interpreter(World.POLLING, new SplittableRandom(1)),
        store,
        functions,
        listener,
        new VirtualThreads(InstantSource.system(), atOnce));
  }
}
