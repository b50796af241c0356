package npuc.compilation;

import java.time.Instant;
import java.util.Optional;
import npuc.caller.CallerName;
import npuc.refusal.Refusal;
import npuc.refusal.RefusalCode;

/** Stop is a request first: the Job that runs has to be ended before the compilation is stopped. */
public final class StopTransitions {
  private static final Reason STOPPED =
      Reason.of(
          ReasonCode.STOPPED_BY_USER,
          CauseCode.STOPPED_ON_REQUEST,
          "Stopped on request. Re-compile to run it again.");

  private StopTransitions() {}

  /** Accepts a stop. From here on no Job starts. Nothing runs yet: it is stopped at once. */
  public static Decision request(Compilation before, CallerName caller, Instant now) {
    if (before.stopRequested() && before.phase().isUnderWay()) {
      return Decision.UNCHANGED;
    }
    if (!before.phase().isUnderWay()) {
      return new Decision.Refused(alreadyEnded(before));
    }
    Change draft = Change.by(caller, before, now).stopRequested();
    boolean submitted = open(before).flatMap(Attempt::submittedAt).isPresent();
    return submitted
        ? draft.phase(Phase.STOPPING, Optional.of(STOPPED)).changed()
        : end(before, draft, now);
  }

  /** The Job is gone: the compilation is stopped, whatever the Job's exit code was. */
  public static Decision stopped(Compilation before, Instant now) {
    return before.stopRequested() && before.phase().isUnderWay()
        ? end(before, Change.byService(before, now), now)
        : Decision.UNCHANGED;
  }

  private static Decision end(Compilation before, Change draft, Instant now) {
    before
        .openStep()
        .ifPresent(
            step ->
                draft.step(step.withLast(step.openAttempt().orElseThrow().stopped(now, STOPPED))));
    return draft.phase(Phase.STOPPED, Optional.of(STOPPED)).changed();
  }

  private static Optional<Attempt.Open> open(Compilation before) {
    return before.openStep().flatMap(Step::openAttempt);
  }

  public static Refusal alreadyEnded(Compilation before) {
    String where =
        before.publishedUri().map(uri -> "; its files are published at " + uri).orElse("");
    return Refusal.of(
        RefusalCode.ALREADY_ENDED,
        "It can't be stopped: it already ended as " + before.phase().word() + where + ".");
  }
}
