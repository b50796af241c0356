package npuc.task;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import npuc.compilation.Compilation;
import npuc.compilation.CompilationStore;
import npuc.compilation.ExecutionName;
import npuc.id.CompilationId;
import npuc.measure.Measurements;
import npuc.retry.RetryableException;
import npuc.task.Look.Found;
import npuc.workflow.Execution;
import npuc.workflow.ExecutionStatus;
import npuc.workflow.Workflow;

/**
 * Sees to it that no compilation stays active without an execution: starts one whose creator died
 * between the record and the start, and ends the record of one that ended without being heard of,
 * as events may be lost. Everything else is left as it is, so it is safe at any time.
 *
 * <p>One call does a bounded part of the work, in an order of chance: none has to wait until all
 * others are well.
 */
public final class SweepCompilations {
  /** Step Functions answers a few hundred such questions at once, its quota says. */
  private static final int MOST = 200;

  private static final int AT_ONCE = 8;

  /** Nothing is begun after it: a function may take 55 s, ending a Job some of them. */
  private static final Duration TIME = Duration.ofSeconds(30);

  private static final Logger LOG = System.getLogger(SweepCompilations.class.getName());

  private final CompilationStore store;
  private final Workflow workflow;
  private final RecordFailure recordFailure;
  private final Measurements measurements;
  private final Clock clock;
  private final RandomGenerator random;

  public SweepCompilations(
      CompilationStore store,
      Workflow workflow,
      RecordFailure recordFailure,
      Measurements measurements,
      Clock clock,
      RandomGenerator random) {
    this.store = store;
    this.workflow = workflow;
    this.recordFailure = recordFailure;
    this.measurements = measurements;
    this.clock = clock;
    this.random = random;
  }

  /**
   * What one call did.
   *
   * @param active how many compilations are active
   * @param started how many of them had no execution, and have one now
   * @param ended how many of them had an execution that has ended, and have ended now
   */
  public record Swept(int active, int started, int ended) {}

  /**
   * Looks at up to 200 active compilations, for half a minute at most, and tells how it found them.
   *
   * @throws RetryableException when some could not be looked at; all others were
   */
  public Swept sweep() {
    List<CompilationId> active = new ArrayList<>(store.active());
    Collections.shuffle(active, random);
    Instant end = clock.instant().plus(TIME);
    var looks = atOnce(active.stream().limit(MOST).map(id -> looking(id, end)).toList());
    looks.measurements(active.size(), clock.instant()).forEach(measurements::tell);
    int missed = looks.count(Found.NOT_REACHED);
    if (missed > 0) {
      throw new RetryableException(missed + " of " + active.size() + " could not be looked at");
    }
    return new Swept(active.size(), looks.count(Found.STARTED), looks.count(Found.ENDED));
  }

  private Callable<Look> looking(CompilationId id, Instant end) {
    return () -> clock.instant().isBefore(end) ? lookOrLog(id) : Look.NONE;
  }

  private Look lookOrLog(CompilationId id) {
    try {
      return store.find(id).filter(Compilation::isActive).map(this::look).orElse(Look.NONE);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, id + " is looked at again later", e);
      return Look.NOT_REACHED;
    }
  }

  private Look look(Compilation compilation) {
    Execution needed = Execution.of(compilation);
    Found found =
        workflow
            .status(needed.name())
            .map(status -> reconciled(needed.name(), status))
            .orElseGet(() -> started(needed));
    return new Look(found, Optional.of(compilation));
  }

  private Found started(Execution needed) {
    workflow.start(needed);
    return Found.STARTED;
  }

  private Found reconciled(ExecutionName execution, ExecutionStatus status) {
    return switch (status) {
      case RUNNING -> Found.WELL;
      case SUCCEEDED, FAILED, TIMED_OUT, ABORTED -> {
        recordFailure.executionEnded(execution, status.name());
        yield Found.ENDED;
      }
    };
  }

  private static Looks atOnce(List<Callable<Look>> looks) {
    try (var threads = Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
      return new Looks(threads.invokeAll(looks).stream().map(Future::resultNow).toList());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RetryableException("interrupted while compilations were looked at", e);
    }
  }
}
