package npuc.compilation;

import java.time.Instant;
import java.util.Optional;
import npuc.registry.VolumeUri;

/**
 * What happens to the open attempt of a step while its Job runs. An attempt that is not open any
 * more is left as it is: a late or repeated report changes nothing.
 */
public final class AttemptTransitions {
  private AttemptTransitions() {}

  /**
   * The Job is about to be created. This is the write that a stop races with: when the stop was
   * stored first, nothing changes and no Job may be created.
   */
  public static Decision submitting(Compilation before, StepName name, Instant now) {
    Step step = before.step(name);
    return step.waitingAttempt()
        .filter(attempt -> !before.stopRequested() && attempt.submittedAt().isEmpty())
        .map(attempt -> draft(before, now).step(step.withLast(attempt.submitting(now))).changed())
        .orElse(Decision.UNCHANGED);
  }

  /** The Job has no started container yet. */
  public static Decision waiting(
      Compilation before, StepName name, Optional<Reason> why, Instant now) {
    Step step = before.step(name);
    return step.waitingAttempt()
        .filter(attempt -> !attempt.reason().equals(why))
        .map(
            attempt ->
                draft(before, now)
                    .step(step.withLast(attempt.because(why, now)))
                    .phase(before.phase(), why)
                    .changed())
        .orElse(Decision.UNCHANGED);
  }

  /** The container runs. */
  public static Decision running(
      Compilation before, StepName name, JobStatus.Running seen, Instant now) {
    Step step = before.step(name);
    return step.openAttempt()
        .map(attempt -> step.withLast(attempt.running(seen)))
        .filter(next -> !next.equals(step))
        .map(
            next -> draft(before, now).step(next).phase(runningPhase(before), noReason()).changed())
        .orElse(Decision.UNCHANGED);
  }

  /**
   * The Job proved its success. Compilation goes on to verification; or, when a stop was asked for,
   * it is stopped, as nothing may start any more.
   */
  public static Decision compiled(Compilation before, JobStatus.Succeeded proof, Instant now) {
    if (before.stopRequested()) {
      return StopTransitions.stopped(before, now);
    }
    Step step = before.compile();
    return step.openAttempt()
        .map(attempt -> step.withLast(attempt.succeeded(proof)))
        .map(
            next ->
                begun(before, step, Optional.of(proof.startedAt()), now)
                    .phase(Phase.RUNNING, noReason())
                    .step(next)
                    .step(before.verify().open(before.generation()))
                    .changed())
        .orElse(Decision.UNCHANGED);
  }

  /**
   * The files are checked and published. This also ends a stop that came too late: what is
   * published is published.
   */
  public static Decision published(
      Compilation before, JobStatus.Succeeded proof, VolumeUri uri, Instant now) {
    Step step = before.verify();
    return step.openAttempt()
        .map(attempt -> step.withLast(attempt.succeeded(proof)))
        .map(
            next ->
                begun(before, step, Optional.of(proof.startedAt()), now)
                    .step(next)
                    .published(uri)
                    .phase(Phase.SUCCEEDED, noReason())
                    .changed())
        .orElse(Decision.UNCHANGED);
  }

  /** The attempt failed, and with it the compilation; or, when a stop was asked for, it stopped. */
  public static Decision failed(
      Compilation before, StepName name, JobStatus.Failed failure, Instant now) {
    if (before.stopRequested()) {
      return StopTransitions.stopped(before, now);
    }
    Step step = before.step(name);
    return step.openAttempt()
        .map(attempt -> attempt.failed(failure))
        .map(
            attempt ->
                begun(before, step, failure.startedAt(), now)
                    .step(step.withLast(attempt))
                    .phase(Phase.FAILED, Optional.of(failure.reason()))
                    .changed())
        .orElse(Decision.UNCHANGED);
  }

  /** A run that began and ended between two looks ran all the same: the history tells it. */
  private static Change begun(Compilation before, Step step, Optional<Instant> since, Instant now) {
    Change draft = draft(before, now);
    step.waitingAttempt()
        .flatMap(attempt -> since.map(JobStatus.Running::since).map(attempt::running))
        .ifPresent(
            attempt -> draft.step(step.withLast(attempt)).phase(runningPhase(before), noReason()));
    return draft;
  }

  private static Phase runningPhase(Compilation before) {
    return before.phase() == Phase.STOPPING ? Phase.STOPPING : Phase.RUNNING;
  }

  private static Optional<Reason> noReason() {
    return Optional.empty();
  }

  private static Change draft(Compilation before, Instant now) {
    return Change.byService(before, now);
  }
}
