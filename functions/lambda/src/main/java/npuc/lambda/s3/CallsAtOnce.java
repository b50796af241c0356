package npuc.lambda.s3;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import npuc.retry.RetryableException;

/** Calls of a service that don't wait for each other: one takes long, and a folder needs many. */
final class CallsAtOnce {
  private static final int MOST = 16;

  private CallsAtOnce() {}

  /** What the calls for 0 up to a count give, in that order. */
  static <T> List<T> all(int count, IntFunction<T> call) {
    try (ExecutorService threads =
        Executors.newFixedThreadPool(MOST, Thread.ofVirtual().factory())) {
      List<Future<T>> calls =
          IntStream.range(0, count).mapToObj(at -> threads.submit(() -> call.apply(at))).toList();
      var results = new ArrayList<T>();
      for (Future<T> one : calls) {
        results.add(one.get());
      }
      return results;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RetryableException("calls were interrupted", e);
    }
  }
}
