package npuc.task;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import npuc.compilation.AttemptTransitions;
import npuc.compilation.Changes;
import npuc.compilation.Compilation;
import npuc.compilation.Decision;
import npuc.compilation.ExecutionName;
import npuc.compilation.JobStatus;
import npuc.compilation.Reason;
import npuc.compilation.ReasonCode;
import npuc.compilation.RegistrationTransitions;
import npuc.compilation.Step;
import npuc.job.Jobs;
import npuc.refusal.Outcome;

/**
 * Makes the record tell that its execution ended without success. What the record says already is
 * left as it is. Then a Job that is still there is ended, its log stored: in this order, because it
 * may be the cluster that can't be reached, and people have to hear of it. Safe to repeat.
 */
public final class RecordFailure {
  private final Changes changes;
  private final Jobs jobs;
  private final Clock clock;

  public RecordFailure(Changes changes, Jobs jobs, Clock clock) {
    this.changes = changes;
    this.jobs = jobs;
    this.clock = clock;
  }

  /**
   * Records that a task failed for good.
   *
   * @param error the name of the error, as the state machine knows it
   * @param cause its text
   */
  public TaskAnswer taskFailed(ExecutionName execution, String error, String cause) {
    return record(
        execution,
        new Reason(
            ReasonCode.INTERNAL, "The service could not go on (" + error + ": " + cause + ")."));
  }

  /**
   * Records that an execution ended, or was ended, before its compilation did.
   *
   * @param status FAILED, TIMED_OUT or ABORTED; SUCCEEDED where it left its record unfinished
   */
  public TaskAnswer executionEnded(ExecutionName execution, String status) {
    return record(
        execution,
        new Reason(
            ReasonCode.EXECUTION_ENDED,
            "The execution ended as " + status + " before the compilation did."));
  }

  private TaskAnswer record(ExecutionName execution, Reason reason) {
    return switch (changes.current(execution)) {
      case Outcome.Refused<Compilation> superseded -> TaskAnswer.SUPERSEDED;
      case Outcome.Done<Compilation>(Compilation current) -> {
        changes.apply(current.id(), before -> failed(before, execution, reason, clock.instant()));
        jobs.abandon(current);
        yield TaskAnswer.RECORDED;
      }
    };
  }

  private static Decision failed(
      Compilation before, ExecutionName execution, Reason reason, Instant now) {
    if (before.supersedes(execution.generation())) {
      return Decision.UNCHANGED;
    }
    Optional<Step> open = before.openStep();
    if (open.isPresent()) {
      return AttemptTransitions.failed(
          before,
          open.get().name(),
          new JobStatus.Failed(
              Optional.empty(), now, advising(reason.code(), reason, "Retry the step.")),
          now);
    }
    return RegistrationTransitions.failed(
        before,
        before
            .registration()
            .reason()
            .orElseGet(
                () -> advising(ReasonCode.REGISTRATION_FAILED, reason, "Retry the registration.")),
        now);
  }

  private static Reason advising(ReasonCode code, Reason reason, String advice) {
    return new Reason(code, reason.message() + " " + advice);
  }
}
