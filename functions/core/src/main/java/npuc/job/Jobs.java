package npuc.job;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import npuc.compilation.Attempt;
import npuc.compilation.Compilation;
import npuc.compilation.CompilationSpec;
import npuc.compilation.StepName;
import npuc.environment.SecretBox;
import npuc.environment.SecretText;
import npuc.platform.Resources;
import npuc.workflow.RetryableException;

/** The Jobs of compilations: builds what they need, and never lets one go without its log. */
public final class Jobs {
  /** Verification reads files one after the other; it needs no more. */
  private static final Resources VERIFY = Resources.of("500m", "512Mi");

  private final JobRunner runner;
  private final LogArchive archive;
  private final SecretBox secrets;

  public Jobs(JobRunner runner, LogArchive archive, SecretBox secrets) {
    this.runner = runner;
    this.archive = archive;
    this.secrets = secrets;
  }

  JobRunner.Submission submit(StepRun run) {
    return runner.submit(spec(run));
  }

  JobStatus observe(StepRun run) {
    return runner.observe(run.job());
  }

  /** Stores the log of a run, as far as there is one. */
  void archive(StepRun run) {
    runner.log(run.job(), 0).ifPresent(log -> store(run.job(), log));
  }

  /** Removes the Job of a run that has ended and whose log is stored. */
  void delete(StepRun run) {
    runner.delete(run.job());
  }

  /** Removes the Job of a run that has ended, after its log is stored. */
  void remove(StepRun run) {
    archive(run);
    delete(run);
  }

  /**
   * Asks the Job of a run to end, after its log so far is stored.
   *
   * @return how it stands then
   */
  JobStatus end(StepRun run) {
    archive(run);
    runner.delete(run.job());
    return observe(run);
  }

  /** Ends and removes the Job of the open attempt, if there is one. */
  public void abandon(Compilation compilation) {
    StepRun.open(compilation)
        .ifPresent(
            run -> {
              end(run);
              remove(run);
            });
  }

  /** The log of an attempt: that of the Job while it exists, the stored one afterwards. */
  public Optional<InputStream> log(JobName job, long offset) {
    return runner.log(job, offset).or(() -> archive.open(job, offset));
  }

  /** Removes whatever Jobs and stored logs the attempts of a compilation left. */
  public void forget(Compilation compilation) {
    for (StepName step : StepName.values()) {
      for (Attempt attempt : compilation.step(step).attempts()) {
        JobName job = JobName.of(compilation.id(), step, attempt.number());
        runner.delete(job);
        archive.delete(job);
      }
    }
  }

  private void store(JobName job, InputStream log) {
    try (log) {
      archive.store(job, log);
    } catch (IOException e) {
      throw new RetryableException("the log of " + job + " can't be read", e);
    }
  }

  private JobSpec spec(StepRun run) {
    return switch (run.step()) {
      case COMPILE -> compileSpec(run);
      case VERIFY -> spec(run, VERIFY, Map.of(), Map.of());
    };
  }

  /** Only the compiler gets the resources and the environment that were asked for. */
  private JobSpec compileSpec(StepRun run) {
    CompilationSpec asked = run.compilation().spec();
    return spec(
        run,
        asked.resources(),
        asked.environment().plain(),
        asked.environment().open(secrets, run.compilation().id()));
  }

  private static JobSpec spec(
      StepRun run,
      Resources resources,
      Map<String, String> plain,
      Map<String, SecretText> secrets) {
    CompilationSpec asked = run.compilation().spec();
    return new JobSpec(
        run.job(),
        run.step(),
        asked.platform(),
        asked.toolchain(),
        resources,
        asked.baseArtifact().uri().claim(),
        JobDocument.of(run),
        plain,
        secrets,
        asked.limits().of(run.step()));
  }
}
