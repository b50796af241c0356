package npuc.memory;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/** Calls that begin together, each on a thread of its own, behind one barrier. */
public final class AtOnce {
  private AtOnce() {}

  /** The results, in the order of the calls. */
  public static <T> List<T> call(List<Callable<T>> calls)
      throws InterruptedException, ExecutionException {
    var barrier = new CyclicBarrier(calls.size());
    var results = new ArrayList<T>();
    try (var threads = Executors.newFixedThreadPool(calls.size())) {
      for (var result :
          threads.invokeAll(calls.stream().map(call -> gated(call, barrier)).toList())) {
        results.add(result.get());
      }
    }
    return results;
  }

  /** The same call several times. */
  public static <T> List<T> times(int count, Callable<T> call)
      throws InterruptedException, ExecutionException {
    return call(Collections.nCopies(count, call));
  }

  private static <T> Callable<T> gated(Callable<T> call, CyclicBarrier barrier) {
    return () -> {
      barrier.await();
      return call.call();
    };
  }
}
