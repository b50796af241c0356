package npuc.compilation;

import java.util.Optional;
import java.util.function.Function;
import npuc.id.CompilationId;
import npuc.measure.Measurements;
import npuc.refusal.Outcome;
import npuc.refusal.Refusal;
import npuc.refusal.RefusalCode;
import npuc.retry.RetryableException;

/**
 * The one way in which a compilation changes: load, decide, replace. Whoever loses a race loads
 * again and decides again, on the winner's state. Who wins tells what there is to measure, so each
 * change is told once however often a task runs.
 */
public final class Changes {
  private static final int MAX_LOST_RACES = 100;

  private final CompilationStore store;
  private final Measurements measurements;

  public Changes(CompilationStore store, Measurements measurements) {
    this.store = store;
    this.measurements = measurements;
  }

  /**
   * Stores a new compilation unless one of its id is stored already.
   *
   * @return the one that is stored now
   */
  public Compilation create(Compilation compilation) {
    if (store.create(compilation)) {
      ChangeMeasurements.created(compilation).forEach(measurements::tell);
    }
    return store.find(compilation.id()).orElseThrow();
  }

  /**
   * Stores what a transition makes of the compilation, deciding again for as long as others win.
   *
   * @param transition a pure function; it may be called several times
   * @return the state as it is stored now, or the refusal; not found is a refusal too
   */
  public Outcome<Compilation> apply(CompilationId id, Function<Compilation, Decision> transition) {
    for (int lost = 0; lost < MAX_LOST_RACES; lost++) {
      Optional<Compilation> stored = store.find(id);
      if (stored.isEmpty()) {
        return Outcome.refused(Refusal.notFound("compilation", id.toString()));
      }
      Optional<Outcome<Compilation>> settled = settle(stored.get(), transition);
      if (settled.isPresent()) {
        return settled.get();
      }
    }
    throw new RetryableException("compilation " + id + " is changed by too many at once");
  }

  /** The same for an execution, as long as that may act on its compilation; else a refusal. */
  public Outcome<Compilation> apply(
      ExecutionName execution, Function<Compilation, Decision> transition) {
    return apply(
        execution.compilation(),
        stored ->
            stored.supersedes(execution.generation())
                ? Decision.refused(RefusalCode.NOT_FOUND, execution + " is superseded.")
                : transition.apply(stored));
  }

  /** The compilation of an execution, as long as that execution may act on it. */
  public Outcome<Compilation> current(ExecutionName execution) {
    return apply(execution, stored -> Decision.UNCHANGED);
  }

  private Optional<Outcome<Compilation>> settle(
      Compilation stored, Function<Compilation, Decision> transition) {
    return switch (transition.apply(stored)) {
      case Decision.Unchanged() -> Optional.of(Outcome.done(stored));
      case Decision.Refused(Refusal refusal) -> Optional.of(Outcome.refused(refusal));
      case Decision.Changed(Compilation next) -> replace(stored, next);
    };
  }

  private Optional<Outcome<Compilation>> replace(Compilation stored, Compilation next) {
    if (!store.replace(next)) {
      return Optional.empty();
    }
    ChangeMeasurements.changed(stored, next).forEach(measurements::tell);
    return Optional.of(Outcome.done(next));
  }
}
