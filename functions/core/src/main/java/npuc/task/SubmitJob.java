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
import npuc.compilation.Limits;
import npuc.compilation.Reason;
import npuc.compilation.ReasonCode;
import npuc.compilation.StepName;
import npuc.compilation.StepPhase;
import npuc.job.AttemptAt;
import npuc.job.JobRunner.Submission;
import npuc.job.Jobs;
import npuc.job.Judge;
import npuc.job.Verdict;
import npuc.refusal.Outcome;

/**
 * Creates the Job of a step's open attempt. Safe to repeat: the attempt is noted as submitted by
 * one conditional write, the Job is created or adopted by name, and a Job that turns out not to be
 * wanted any more is removed again.
 */
public final class SubmitJob {
  private final Changes changes;
  private final Jobs jobs;
  private final Clock clock;

  public SubmitJob(Changes changes, Jobs jobs, Clock clock) {
    this.changes = changes;
    this.jobs = jobs;
    this.clock = clock;
  }

  /**
   * Lets the Job of the step exist, unless nothing may start any more.
   *
   * @return submitted, queued, stopped, failed, or superseded
   */
  public TaskAnswer submit(ExecutionName execution, StepName step) {
    Instant now = clock.instant();
    var noted =
        changes.apply(execution, before -> AttemptTransitions.submitting(before, step, now));
    return switch (noted) {
      case Outcome.Refused<Compilation> superseded -> TaskAnswer.SUPERSEDED;
      case Outcome.Done<Compilation>(Compilation current) ->
          AttemptAt.submitted(current, step)
              .filter(run -> !current.stopRequested())
              .map(this::submit)
              .orElseGet(() -> told(current, step));
    };
  }

  private TaskAnswer submit(AttemptAt run) {
    return switch (jobs.submit(run)) {
      case Submission.Submitted() -> lookAgain(run);
      case Submission.Conflict() -> conflict(run);
      case Submission.NoRoom(Reason why) -> noRoom(run, why);
    };
  }

  /** What waits for room shows it, for as long as it may. */
  private TaskAnswer noRoom(AttemptAt run, Reason why) {
    Instant now = clock.instant();
    Limits limits = run.compilation().spec().limits().of(run.step());
    var waiting = new JobStatus.Waiting(Optional.of(why));
    if (Judge.judge(run.attempt(), limits, waiting, now)
        instanceof Verdict.Overdue(_, Reason reason)) {
      jobs.delete(run);
      return fail(run, reason);
    }
    var shown =
        changes.apply(
            run.compilation().id(),
            before ->
                run.isOpenIn(before)
                    ? AttemptTransitions.waiting(before, run.step(), Optional.of(why), now)
                    : Decision.UNCHANGED);
    return switch (shown) {
      case Outcome.Refused<Compilation> gone -> TaskAnswer.SUPERSEDED;
      case Outcome.Done<Compilation>(Compilation current) ->
          run.isOpenIn(current) ? TaskAnswer.QUEUED : told(current, run.step());
    };
  }

  /**
   * An attempt that ended while its Job was being created: the Job must not stay. Nor may its log,
   * which would take the place of the one that the attempt ended with.
   */
  private TaskAnswer lookAgain(AttemptAt run) {
    var stored = changes.apply(run.compilation().id(), before -> Decision.UNCHANGED);
    return switch (stored) {
      case Outcome.Refused<Compilation> gone -> {
        jobs.delete(run);
        yield TaskAnswer.SUPERSEDED;
      }
      case Outcome.Done<Compilation>(Compilation current) -> {
        if (!run.isOpenIn(current)) {
          jobs.delete(run);
        }
        yield told(current, run.step());
      }
    };
  }

  private TaskAnswer conflict(AttemptAt run) {
    return fail(
        run,
        Reason.of(
            ReasonCode.JOB_CONFLICT,
            CauseCode.JOB_NAME_TAKEN,
            "Another Job of the same name is there already and was left untouched. Delete it, then"
                + " retry the step."));
  }

  private TaskAnswer fail(AttemptAt run, Reason reason) {
    Instant now = clock.instant();
    var failure = new JobStatus.Failed(Optional.empty(), now, reason);
    changes.apply(
        run.compilation().id(),
        before ->
            run.isOpenIn(before)
                ? AttemptTransitions.failed(before, run.step(), failure, now)
                : Decision.UNCHANGED);
    return TaskAnswer.FAILED;
  }

  private static TaskAnswer told(Compilation compilation, StepName step) {
    StepPhase phase = compilation.step(step).phase();
    return switch (phase) {
      case PENDING, RUNNING, SUCCEEDED -> TaskAnswer.SUBMITTED;
      case FAILED -> TaskAnswer.FAILED;
      case STOPPED -> TaskAnswer.STOPPED;
    };
  }
}
