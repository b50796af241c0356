package npuc.control;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import npuc.caller.CallerName;
import npuc.compilation.Changes;
import npuc.compilation.Compilation;
import npuc.compilation.Decision;
import npuc.compilation.ExecutionName;
import npuc.compilation.StepName;
import npuc.compilation.StopTransitions;
import npuc.id.CompilationId;
import npuc.refusal.Outcome;
import npuc.task.PollJob;

/**
 * Stops a compilation on request. The request is stored first; then its Job is looked at once, as a
 * poll would, which asks it to end. When it ends soon the compilation is Stopped in the answer,
 * else Stopping, and the execution's next poll does the rest. So it is when the Job can't be
 * reached now: the stop is accepted all the same.
 */
public final class StopCompilation {
  private static final Logger LOG = System.getLogger(StopCompilation.class.getName());

  private final Changes changes;
  private final PollJob pollJob;
  private final Clock clock;

  public StopCompilation(Changes changes, PollJob pollJob, Clock clock) {
    this.changes = changes;
    this.pollJob = pollJob;
    this.clock = clock;
  }

  /** Stops it; a compilation that already ended is refused with how it ended. */
  public Outcome<Compilation> stop(CompilationId id, CallerName caller) {
    return changes
        .apply(id, before -> StopTransitions.request(before, caller, clock.instant()))
        .flatMap(this::look);
  }

  private Outcome<Compilation> look(Compilation stopping) {
    var execution = new ExecutionName(stopping.id(), stopping.generation());
    stopping.openStep().ifPresent(step -> poll(execution, step.name()));
    return changes
        .apply(stopping.id(), before -> Decision.UNCHANGED)
        .flatMap(StopCompilation::truth);
  }

  private void poll(ExecutionName execution, StepName step) {
    try {
      pollJob.poll(execution, step);
    } catch (RuntimeException later) {
      LOG.log(Level.WARNING, execution + " is stopped by its next poll", later);
    }
  }

  /** What was published before the stop could reach it stays published. */
  private static Outcome<Compilation> truth(Compilation current) {
    return current.publishedUri().isPresent()
        ? Outcome.refused(StopTransitions.alreadyEnded(current))
        : Outcome.done(current);
  }
}
