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
import npuc.compilation.OutputPaths;
import npuc.compilation.Reason;
import npuc.compilation.StepName;
import npuc.compilation.StopTransitions;
import npuc.job.JobStatus;
import npuc.job.Jobs;
import npuc.job.Judge;
import npuc.job.StepRun;
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
   * Polls.
   *
   * @return running, succeeded, failed, stopped, or superseded
   */
  public StepOutcome poll(ExecutionName execution, StepName step) {
    return switch (changes.current(execution)) {
      case Outcome.Refused<Compilation> superseded -> StepOutcome.SUPERSEDED;
      case Outcome.Done<Compilation>(Compilation current) ->
          StepRun.submitted(current, step)
              .map(this::poll)
              .orElseGet(() -> StepOutcome.of(current, step));
    };
  }

  private StepOutcome poll(StepRun run) {
    JobStatus status = jobs.observe(run);
    return run.compilation().stopRequested() ? stop(run, status) : record(run, judge(run, status));
  }

  private Verdict judge(StepRun run, JobStatus status) {
    var limits = run.compilation().spec().limits().of(run.step());
    return Judge.judge(run.attempt(), limits, status, clock.instant());
  }

  /** A stop ends whatever runs; but what a verification published first is published. */
  private StepOutcome stop(StepRun run, JobStatus status) {
    Instant since = run.compilation().updatedAt();
    JobStatus ended = status.isAlive() ? jobs.end(run, isRecent(since)) : status;
    if (ended.isAlive()) {
      return StepOutcome.RUNNING;
    }
    if (run.step() == StepName.VERIFY && ended instanceof JobStatus.Succeeded published) {
      return record(run, new Verdict.Succeeds(published));
    }
    return end(run, since, before -> StopTransitions.stopped(before, clock.instant()));
  }

  private StepOutcome overdue(StepRun run, Instant since, Reason reason) {
    JobStatus ended = jobs.end(run, isRecent(since));
    if (ended.isAlive()) {
      return StepOutcome.RUNNING;
    }
    return record(
        run,
        ended instanceof JobStatus.Missing
            ? new Verdict.Fails(run.attempt().startedAt(), clock.instant(), reason)
            : judge(run, ended));
  }

  private StepOutcome record(StepRun run, Verdict verdict) {
    StepName step = run.step();
    Instant now = clock.instant();
    return switch (verdict) {
      case Verdict.Waits(var why) ->
          apply(run, before -> AttemptTransitions.waiting(before, step, why, now));
      case Verdict.Runs runs ->
          apply(run, before -> AttemptTransitions.running(before, step, sight(runs), now));
      case Verdict.Succeeds(var status) ->
          end(run, status.endedAt(), before -> succeeded(before, run, status, now));
      case Verdict.Fails(var since, var at, var why) ->
          end(run, at, before -> AttemptTransitions.failed(before, step, since, at, why, now));
      case Verdict.Overdue(var since, var why) -> overdue(run, since, why);
    };
  }

  private static AttemptTransitions.Sight sight(Verdict.Runs runs) {
    return new AttemptTransitions.Sight(runs.since(), runs.progress(), runs.infraRestarts());
  }

  private static Decision succeeded(
      Compilation before, StepRun run, JobStatus.Succeeded status, Instant now) {
    var proof =
        new AttemptTransitions.Proof(
            status.startedAt(), status.endedAt(), status.result().output());
    return switch (run.step()) {
      case COMPILE -> AttemptTransitions.compiled(before, proof, now);
      case VERIFY ->
          AttemptTransitions.published(before, proof, OutputPaths.published(before), now);
    };
  }

  private StepOutcome end(StepRun run, Instant ended, Function<Compilation, Decision> transition) {
    jobs.archive(run, isRecent(ended));
    StepOutcome outcome = apply(run, transition);
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
  private static boolean isStagingDone(StepName step, StepOutcome outcome) {
    return switch (step) {
      case COMPILE -> outcome != StepOutcome.SUCCEEDED;
      case VERIFY -> outcome == StepOutcome.STOPPED || outcome == StepOutcome.SUPERSEDED;
    };
  }

  /** Applies a transition unless the attempt that was looked at is not the open one any more. */
  private StepOutcome apply(StepRun run, Function<Compilation, Decision> transition) {
    var stored =
        changes.apply(
            run.compilation().id(),
            before -> run.isOpenIn(before) ? transition.apply(before) : Decision.UNCHANGED);
    return switch (stored) {
      case Outcome.Refused<Compilation> gone -> StepOutcome.SUPERSEDED;
      case Outcome.Done<Compilation>(Compilation current) -> StepOutcome.of(current, run.step());
    };
  }
}
