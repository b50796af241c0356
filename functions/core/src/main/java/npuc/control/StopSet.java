package npuc.control;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import npuc.caller.CallerName;
import npuc.compilation.Compilation;
import npuc.compilation.CompilationSet;
import npuc.compilation.CompilationStore;
import npuc.refusal.Outcome;
import npuc.refusal.Refusal;
import npuc.refusal.RefusalCode;
import npuc.retry.RetryableException;

/** Stops those of a set that are under way; each as {@link StopCompilation} stops it. */
public final class StopSet {
  private static final int AT_ONCE = 8;

  private final StopCompilation stopping;
  private final CompilationStore store;

  public StopSet(StopCompilation stopping, CompilationStore store) {
    this.stopping = stopping;
    this.store = store;
  }

  /**
   * Stops what it can, and leaves what has ended.
   *
   * @return the set afterwards; refused when every one of it had ended already
   */
  public Outcome<CompilationSet> stop(CompilationSet set, CallerName caller) {
    List<Compilation> underWay =
        set.members().stream().filter(one -> one.phase().isUnderWay()).toList();
    boolean isAnyStopped =
        atOnce(underWay.stream().map(one -> stopping(one, caller)).toList()).contains(true);
    return isAnyStopped
        ? CompilationSet.find(set.id(), store)
            .map(Outcome::done)
            .orElseGet(() -> Outcome.refused(Refusal.notFound("set", set.id().toString())))
        : Outcome.refused(
            RefusalCode.ALREADY_ENDED,
            "It can't be stopped: each of its compilations has already ended.");
  }

  private Callable<Boolean> stopping(Compilation one, CallerName caller) {
    return () -> stopping.stop(one.id(), caller) instanceof Outcome.Done<Compilation>;
  }

  private static List<Boolean> atOnce(List<Callable<Boolean>> stops) {
    try (var threads = Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
      return threads.invokeAll(stops).stream().map(StopSet::result).toList();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RetryableException("interrupted while a set was stopped", e);
    }
  }

  private static boolean result(Future<Boolean> stop) {
    if (stop.state() == Future.State.SUCCESS) {
      return stop.resultNow();
    }
    throw new RetryableException("not every compilation was reached", stop.exceptionNow());
  }
}
