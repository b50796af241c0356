package npuc.compilation;

import java.time.Instant;
import java.util.Optional;

/**
 * One run of a step, which is one Job.
 *
 * @param number 1 to 20 within its step
 * @param generation of the execution it belongs to
 * @param submittedAt when the Job was about to be created; no Job exists before
 * @param startedAt when its container started
 * @param reason why it waits (while Pending) or why it ended (when Failed or Stopped)
 * @param infraRestarts how often the cluster replaced its pod; these are no retries of the user
 */
public record Attempt(
    int number,
    int generation,
    StepPhase phase,
    Optional<Instant> submittedAt,
    Optional<Instant> startedAt,
    Optional<Instant> endedAt,
    Optional<Reason> reason,
    Optional<Progress> progress,
    int infraRestarts,
    Optional<StepOutput> output) {

  static Attempt open(int number, int generation) {
    return new Attempt(
        number,
        generation,
        StepPhase.PENDING,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        0,
        Optional.empty());
  }

  Attempt submitting(Instant now) {
    return new Attempt(
        number,
        generation,
        phase,
        Optional.of(now),
        startedAt,
        endedAt,
        reason,
        progress,
        infraRestarts,
        output);
  }

  Attempt waiting(Optional<Reason> why) {
    return new Attempt(
        number,
        generation,
        phase,
        submittedAt,
        startedAt,
        endedAt,
        why,
        progress,
        infraRestarts,
        output);
  }

  Attempt running(AttemptTransitions.Sight sight) {
    return new Attempt(
        number,
        generation,
        StepPhase.RUNNING,
        submittedAt,
        Optional.of(sight.since()),
        endedAt,
        Optional.empty(),
        sight.progress().or(() -> progress),
        sight.infraRestarts(),
        output);
  }

  Attempt seenRunning(Instant since) {
    return running(new AttemptTransitions.Sight(since, progress, infraRestarts));
  }

  Attempt succeeded(AttemptTransitions.Proof proof) {
    return new Attempt(
        number,
        generation,
        StepPhase.SUCCEEDED,
        submittedAt,
        Optional.of(proof.since()),
        Optional.of(later(proof.since(), proof.ended())),
        Optional.empty(),
        progress,
        infraRestarts,
        Optional.of(proof.output()));
  }

  Attempt ended(StepPhase how, Instant at, Reason why) {
    Instant end = startedAt.map(since -> later(since, at)).orElse(at);
    return new Attempt(
        number,
        generation,
        how,
        submittedAt,
        startedAt,
        Optional.of(end),
        Optional.of(why),
        progress,
        infraRestarts,
        output);
  }

  /** The same with the start that was seen only together with the end. */
  Attempt startedAt(Optional<Instant> since) {
    return new Attempt(
        number,
        generation,
        phase,
        submittedAt,
        startedAt.or(() -> since),
        endedAt,
        reason,
        progress,
        infraRestarts,
        output);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
