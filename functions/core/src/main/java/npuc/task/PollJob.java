package npuc.task;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import npuc.compilation.AttemptTransitions;
import npuc.compilation.Changes;
import npuc.compilation.Compilation;
import npuc.compilation.Decision;
import npuc.compilation.ExecutionName;
import npuc.compilation.JobStatus;
import npuc.compilation.OutputPaths;
import npuc.compilation.Reason;
import npuc.compilation.StepName;
import npuc.compilation.StopTransitions;
import npuc.job.AttemptAt;
import npuc.job.Jobs;
import npuc.job.Judge;
import npuc.job.Verdict;
import npuc.refusal.Outcome;
import npuc.registry.ModelVolumes;

/**
 * Looks at the Job of a step's open attempt and records what it finds. Safe to repeat and to run
 * late: what has ended stays as it ended. The log is stored before the end is recorded, and the Job
 * is removed after it. A log that stays unreadable, as on a node that can't be reached, does not
 * keep the end from being recorded for ever.
 */
public final class PollJob {
  /** How long a log that can't be read is waited for, after its Job should be over. */
  private static final Duration LOG_PATIENCE = Duration.ofMinutes(10);

  private final Changes changes;
  private final Jobs jobs;
  private final ModelVolumes volumes;
  private final Clock clock;

  public PollJob(Changes changes, Jobs jobs, ModelVolumes volumes, Clock clock) {
    this.changes = changes;
    this.jobs = jobs;
    this.volumes = volumes;
    this.clock = clock;
  }

  /**
   * Looks once and records what it saw.
   *
   * @return running, succeeded, failed, stopped, or superseded
   */
  public TaskAnswer poll(ExecutionName execution, StepName step) {
    return switch (changes.current(execution)) {
      case Outcome.Refused<Compilation> superseded -> TaskAnswer.SUPERSEDED;
      case Outcome.Done<Compilation>(Compilation current) ->
          AttemptAt.submitted(current, step)
              .map(this::poll)
              .orElseGet(() -> TaskAnswer.of(current, step));
    };
  }

  private TaskAnswer poll(AttemptAt run) {
    JobStatus status = jobs.observe(run);
    return run.compilation().stopRequested() ? stop(run, status) : record(run, judge(run, status));
  }

  private Verdict judge(AttemptAt run, JobStatus status) {
    var limits = run.compilation().spec().limits().of(run.step());
    return Judge.judge(run.attempt(), limits, status, clock.instant());
  }

  /** A stop ends whatever runs; but what a verification published first is published. */
  private TaskAnswer stop(AttemptAt run, JobStatus status) {
    Instant since = run.compilation().updatedAt();
    JobStatus ended = status.isAlive() ? jobs.end(run, isRecent(since)) : status;
    if (ended.isAlive()) {
      return TaskAnswer.RUNNING;
    }
    if (run.step() == StepName.VERIFY && ended instanceof JobStatus.Succeeded published) {
      return record(run, new Verdict.Succeeds(published));
    }
    return end(run, since, before -> StopTransitions.stopped(before, clock.instant()));
  }

  private TaskAnswer overdue(AttemptAt run, Instant since, Reason reason) {
    JobStatus ended = jobs.end(run, isRecent(since));
    if (ended.isAlive()) {
      return TaskAnswer.RUNNING;
    }
    return record(
        run,
        ended instanceof JobStatus.Missing
            ? new Verdict.Fails(
                new JobStatus.Failed(run.attempt().startedAt(), clock.instant(), reason))
            : judge(run, ended));
  }

  private TaskAnswer record(AttemptAt run, Verdict verdict) {
    StepName step = run.step();
    Instant now = clock.instant();
    return switch (verdict) {
      case Verdict.Waits(var why) ->
          apply(run, before -> AttemptTransitions.waiting(before, step, why, now));
      case Verdict.Runs(var seen) ->
          apply(run, before -> AttemptTransitions.running(before, step, seen, now));
      case Verdict.Succeeds(var proof) ->
          end(run, proof.endedAt(), before -> succeeded(before, run, proof, now));
      case Verdict.Fails(var failure) ->
          end(
              run,
              failure.endedAt(),
              before -> AttemptTransitions.failed(before, step, failure, now));
      case Verdict.Overdue(var since, var why) -> overdue(run, since, why);
    };
  }

  private static Decision succeeded(
      Compilation before, AttemptAt run, JobStatus.Succeeded proof, Instant now) {
    return switch (run.step()) {
      case COMPILE -> AttemptTransitions.compiled(before, proof, now);
      case VERIFY ->
          AttemptTransitions.published(before, proof, OutputPaths.published(before), now);
    };
  }

  private TaskAnswer end(AttemptAt run, Instant ended, Function<Compilation, Decision> transition) {
    jobs.archive(run, isRecent(ended));
    TaskAnswer outcome = apply(run, transition);
    jobs.delete(run);
    if (isStagingDone(run.step(), outcome)) {
      Compilation seen = run.compilation();
      volumes.removeStaging(OutputPaths.staging(seen, seen.compile().attempts().size()));
    }
    return outcome;
  }

  private boolean isRecent(Instant instant) {
    return clock.instant().isBefore(instant.plus(LOG_PATIENCE));
  }

  /**
   * What was compiled is kept as long as its verification is to come or can be retried; when it
   * succeeds it takes the folder away itself.
   */
  private static boolean isStagingDone(StepName step, TaskAnswer outcome) {
    return switch (step) {
      case COMPILE -> outcome != TaskAnswer.SUCCEEDED;
      case VERIFY -> outcome == TaskAnswer.STOPPED || outcome == TaskAnswer.SUPERSEDED;
    };
  }

  /** Applies a transition unless the attempt that was looked at is not the open one any more. */
  private TaskAnswer apply(AttemptAt run, Function<Compilation, Decision> transition) {
    var stored =
        changes.apply(
            run.compilation().id(),
            before -> run.isOpenIn(before) ? transition.apply(before) : Decision.UNCHANGED);
    return switch (stored) {
      case Outcome.Refused<Compilation> gone -> TaskAnswer.SUPERSEDED;
      case Outcome.Done<Compilation>(Compilation current) -> TaskAnswer.of(current, run.step());
    };
  }
}
