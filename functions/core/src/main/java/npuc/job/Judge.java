package npuc.job;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import npuc.compilation.Attempt;
import npuc.compilation.CauseCode;
import npuc.compilation.JobStatus;
import npuc.compilation.Limits;
import npuc.compilation.Progress;
import npuc.compilation.Reason;
import npuc.compilation.ReasonCode;
import npuc.refusal.Wording;

/**
 * Decides what a Job's status means: a pure function of the attempt, its limits, the status and the
 * time. A Job that is gone is lost, never a success.
 */
public final class Judge {
  private static final String NOT_STARTED = "It did not start within {limit} s (pendingSeconds)";

  private final Attempt attempt;
  private final Limits limits;
  private final Instant now;

  private Judge(Attempt attempt, Limits limits, Instant now) {
    this.attempt = attempt;
    this.limits = limits;
    this.now = now;
  }

  public static Verdict judge(Attempt attempt, Limits limits, JobStatus status, Instant now) {
    return new Judge(attempt, limits, now).judge(status);
  }

  private Verdict judge(JobStatus status) {
    return switch (status) {
      case JobStatus.Missing() -> gone();
      case JobStatus.Waiting(var reason) -> waits(reason);
      case JobStatus.Fetching fetching -> fetches(fetching);
      case JobStatus.Running running -> runs(running);
      case JobStatus.Succeeded succeeded -> new Verdict.Succeeds(succeeded);
      case JobStatus.Failed failed -> fails(failed);
    };
  }

  private Verdict waits(Optional<Reason> reason) {
    boolean hopeless = reason.map(why -> why.code() == ReasonCode.INVALID_IMAGE_NAME).orElse(false);
    if (hopeless) {
      return new Verdict.Overdue(now, reason.orElseThrow());
    }
    Instant limit = waitLimit(reason);
    return now.isBefore(limit)
        ? new Verdict.Waits(reason)
        : new Verdict.Overdue(limit, waitReason(reason));
  }

  /** Until when it may wait for its start: the time without room does not count as its own. */
  private Instant waitLimit(Optional<Reason> reason) {
    return attempt instanceof Attempt.Waiting waiting
        ? isQueued(reason)
            ? waiting.submittedAt().orElse(now).plusSeconds(limits.queueSeconds())
            : waiting.pendingSince(now).orElse(now).plusSeconds(limits.pendingSeconds())
        : Instant.MAX;
  }

  private static boolean isQueued(Optional<Reason> reason) {
    return reason.filter(Reason::isQueued).isPresent();
  }

  /** The time that the model takes to come is not the compiler's. */
  private Verdict fetches(JobStatus.Fetching fetching) {
    Instant limit = fetching.startedAt().plusSeconds(Limits.FETCH_SECONDS);
    return now.isBefore(limit)
        ? new Verdict.Runs(fetching.seen())
        : new Verdict.Overdue(limit, fetchTimedOut());
  }

  private Verdict runs(JobStatus.Running running) {
    return ranTooLong(Optional.of(running.runsSince()), now)
        ? new Verdict.Overdue(running.runsSince().plusSeconds(limits.runSeconds()), timedOut())
        : new Verdict.Runs(running);
  }

  /**
   * A Job that was ended because it was overdue failed for that reason, whatever it says itself.
   */
  private Verdict fails(JobStatus.Failed failed) {
    boolean wasEnded =
        failed.reason().code() == ReasonCode.TERMINATED
            || failed.reason().code() == ReasonCode.INTERNAL;
    Reason reason =
        wasEnded && ranTooLong(runsSince().or(failed::startedAt), failed.endedAt())
            ? timedOut()
            : failed.reason();
    return fails(failed.startedAt(), failed.endedAt(), reason);
  }

  private static Verdict fails(Optional<Instant> startedAt, Instant endedAt, Reason why) {
    return new Verdict.Fails(new JobStatus.Failed(startedAt, endedAt, why));
  }

  private Verdict gone() {
    if (!now.isBefore(waitLimit(attempt.reason()))) {
      return fails(Optional.empty(), now, waitReason(attempt.reason()));
    }
    if (ranTooLong(runsSince(), now)) {
      return fails(attempt.startedAt(), now, timedOut());
    }
    Reason lost =
        Reason.of(
            ReasonCode.JOB_LOST,
            CauseCode.JOB_GONE,
            "The Job is gone and left no result: its machine was restarted, or someone deleted it."
                + " Retry the step.");
    return fails(attempt.startedAt(), now, lost);
  }

  /** As it was last seen; what still fetched did not run. */
  private Optional<Instant> runsSince() {
    return attempt
        .seen()
        .filter(seen -> seen.progress().filter(Progress::isOfFetching).isEmpty())
        .map(JobStatus.Running::runsSince);
  }

  private boolean ranTooLong(Optional<Instant> since, Instant at) {
    return longerThan(since, at, limits.runSeconds());
  }

  private static boolean longerThan(Optional<Instant> since, Instant at, int seconds) {
    return since
        .map(start -> Duration.between(start, at).compareTo(Duration.ofSeconds(seconds)) >= 0)
        .orElse(false);
  }

  private Reason waitReason(Optional<Reason> known) {
    if (known.isEmpty()) {
      return Reason.of(
          ReasonCode.NOT_STARTED,
          CauseCode.NOT_STARTED,
          Wording.of(NOT_STARTED + ". Retry the step later.")
              .with("limit", limits.pendingSeconds()));
    }
    Reason why = known.get();
    return why.isQueued()
        ? why.after(
            CauseCode.TOO_LONG_WITHOUT_ROOM,
            Wording.of("There was no room for it within {limit} s (queueSeconds)")
                .with("limit", limits.queueSeconds()))
        : why.after(
            CauseCode.TOO_LONG_PENDING,
            Wording.of(NOT_STARTED).with("limit", limits.pendingSeconds()));
  }

  private static Reason fetchTimedOut() {
    return Reason.of(
        ReasonCode.TIMED_OUT,
        CauseCode.FETCHED_TOO_LONG,
        Wording.of(
                "The model was not fetched within {limit} s. Retry the step: what has come is"
                    + " kept.")
            .with("limit", Limits.FETCH_SECONDS));
  }

  private Reason timedOut() {
    return Reason.of(
        ReasonCode.TIMED_OUT,
        CauseCode.RAN_TOO_LONG,
        Wording.of(
                "It ran longer than {limit} s (runSeconds) and was ended. Re-compile with a larger"
                    + " limits.runSeconds, or give it more cpu.")
            .with("limit", limits.runSeconds()));
  }
}
