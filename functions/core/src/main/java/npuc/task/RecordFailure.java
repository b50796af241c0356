package npuc.task;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import npuc.compilation.AttemptTransitions;
import npuc.compilation.CauseCode;
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
import npuc.refusal.Wording;

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
        ReasonCode.INTERNAL,
        CauseCode.COULD_NOT_GO_ON,
        Wording.of("The service could not go on ({error}: {said}).")
            .with("error", error)
            .with("said", cause));
  }

  /**
   * Records that an execution ended, or was ended, before its compilation did.
   *
   * @param status FAILED, TIMED_OUT or ABORTED; SUCCEEDED where it left its record unfinished
   */
  public TaskAnswer executionEnded(ExecutionName execution, String status) {
    return record(
        execution,
        ReasonCode.EXECUTION_ENDED,
        CauseCode.EXECUTION_ENDED_FIRST,
        Wording.of("The execution ended as {status} before the compilation did.")
            .with("status", status));
  }

  private TaskAnswer record(
      ExecutionName execution, ReasonCode code, CauseCode cause, Wording wording) {
    Reason ofStep = Reason.of(code, cause, advising(wording, "step"));
    Reason ofRegistration =
        Reason.of(ReasonCode.REGISTRATION_FAILED, cause, advising(wording, "registration"));
    return switch (changes.current(execution)) {
      case Outcome.Refused<Compilation> superseded -> TaskAnswer.SUPERSEDED;
      case Outcome.Done<Compilation>(Compilation current) -> {
        changes.apply(
            current.id(),
            before -> failed(before, execution, ofStep, ofRegistration, clock.instant()));
        jobs.abandon(current);
        yield TaskAnswer.RECORDED;
      }
    };
  }

  private static Decision failed(
      Compilation before,
      ExecutionName execution,
      Reason ofStep,
      Reason ofRegistration,
      Instant now) {
    if (before.supersedes(execution.generation())) {
      return Decision.UNCHANGED;
    }
    Optional<Step> open = before.openStep();
    if (open.isPresent()) {
      return AttemptTransitions.failed(
          before, open.get().name(), new JobStatus.Failed(Optional.empty(), now, ofStep), now);
    }
    return RegistrationTransitions.failed(
        before, before.registration().reason().orElse(ofRegistration), now);
  }

  private static Wording advising(Wording wording, String retried) {
    return new Wording(wording.form() + " Retry the {retry}.", wording.parameters())
        .with("retry", retried);
  }
}
