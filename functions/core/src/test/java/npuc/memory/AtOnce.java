package npuc.memory;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Calls that all begin at the same moment, each in a virtual thread. */
public final class AtOnce {
  private AtOnce() {}

  /** Makes the calls and gives what they return, in their order. */
  public static <T> List<T> call(List<? extends Callable<T>> calls) {
    var barrier = new CyclicBarrier(calls.size());
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<T>> running =
          calls.stream().map(call -> threads.submit(() -> after(barrier, call))).toList();
      var results = new ArrayList<T>();
      for (Future<T> one : running) {
        results.add(one.get());
      }
      return results;
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  /** The same call several times. */
  public static <T> List<T> times(int count, Callable<T> call) {
    return call(Collections.nCopies(count, call));
  }

  private static <T> T after(CyclicBarrier barrier, Callable<T> call) throws Exception {
    try {
      barrier.await();
    } catch (BrokenBarrierException e) {
      throw new AssertionError(e);
    }
    return call.call();
  }
}
