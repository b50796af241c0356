package npuc.job;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.stream.Stream;
import npuc.compilation.Attempt;
import npuc.compilation.Compilation;
import npuc.compilation.CompilationSpec;
import npuc.compilation.JobStatus;
import npuc.compilation.StepName;
import npuc.contract.JobContract;
import npuc.environment.Environment;
import npuc.platform.Platform;
import npuc.platform.Platforms;
import npuc.platform.Quantity;
import npuc.platform.Resources;
import npuc.retry.RetryableException;
import npuc.source.SourceSecrets;

/** The Jobs of compilations: builds what they need, and never lets one go without its log. */
public final class Jobs {
  /** Verification reads files one after the other; it needs no more. */
  private static final Resources VERIFY = Resources.of("500m", "512Mi");

  /** Verification writes nothing but its result. */
  private static final Quantity VERIFY_SCRATCH = Quantity.parse("64Mi").orElseThrow();

  private static final Logger LOG = System.getLogger(Jobs.class.getName());

  private final JobRunner runner;
  private final LogArchive archive;
  private final Platforms platforms;

  public Jobs(JobRunner runner, LogArchive archive, Platforms platforms) {
    this.runner = runner;
    this.archive = archive;
    this.platforms = platforms;
  }

  public JobRunner.Submission submit(AttemptAt run) {
    return runner.submit(spec(run));
  }

  public JobStatus observe(AttemptAt run) {
    return runner.observe(run.job());
  }

  /**
   * Stores the log of a run, as far as there is one.
   *
   * @param patient whether a log that can't be read is waited for: the caller's execution retries.
   *     Else it is left out.
   */
  public void archive(AttemptAt run, boolean patient) {
    read(run, patient).ifPresent(log -> store(run.job(), log));
  }

  /** Asks the Job of a run to end if it runs, and removes it if it has ended. */
  public void delete(AttemptAt run) {
    runner.delete(run.job());
  }

  /**
   * Asks the Job of a run to end, after its log so far is stored.
   *
   * @param patient as in {@link #archive}
   * @return how it stands then
   */
  public JobStatus end(AttemptAt run, boolean patient) {
    archive(run, patient);
    delete(run);
    return observe(run);
  }

  /**
   * Ends and removes the Job of the last attempt if it is still there, its log stored if it can be
   * read. A Job of that name that is another's stays.
   */
  public void abandon(Compilation compilation) {
    AttemptAt.last(compilation)
        .filter(run -> !run.isConflict())
        .filter(run -> !(observe(run) instanceof JobStatus.Missing))
        .ifPresent(
            run -> {
              end(run, false);
              archive(run, false);
              delete(run);
            });
  }

  /**
   * Whether somebody may still ask for a Job: its attempt is open, or met it as a Job of another,
   * which stays.
   */
  public static boolean isAskedFor(JobName job, Compilation compilation) {
    return Stream.of(StepName.values())
        .flatMap(step -> attempts(compilation, step))
        .filter(run -> run.job().equals(job))
        .anyMatch(run -> run.isOpenIn(compilation) || run.isConflict());
  }

  private static Stream<AttemptAt> attempts(Compilation compilation, StepName step) {
    return compilation.step(step).attempts().stream()
        .map(attempt -> new AttemptAt(compilation, step, attempt));
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

  private Optional<InputStream> read(AttemptAt run, boolean patient) {
    try {
      return runner.log(run.job(), 0);
    } catch (RetryableException unreadable) {
      if (patient) {
        throw unreadable;
      }
      LOG.log(Level.WARNING, "the log of " + run.job() + " is left out", unreadable);
      return Optional.empty();
    }
  }

  private void store(JobName job, InputStream log) {
    try (log) {
      archive.store(job, log);
    } catch (IOException e) {
      throw new RetryableException("the log of " + job + " can't be read", e);
    }
  }

  /**
   * Only the compiler gets the resources and the environment that were asked for. Verification gets
   * what it needs to copy its files elsewhere.
   */
  private JobSpec spec(AttemptAt run) {
    CompilationSpec asked = run.compilation().spec();
    return switch (run.step()) {
      case COMPILE ->
          spec(run, asked.resources(), scratch(asked), cachePath(asked), asked.environment());
      case VERIFY -> spec(run, VERIFY, VERIFY_SCRATCH, Optional.empty(), forCopying(asked));
    };
  }

  private static Environment forCopying(CompilationSpec asked) {
    return asked.copyTo().isPresent()
        ? asked.environment().only(SourceSecrets.NAMES)
        : Environment.NONE;
  }

  private Quantity scratch(CompilationSpec asked) {
    return platform(asked).scratch(asked.toolchain()).forModel(asked.baseArtifact().sizeBytes());
  }

  private Optional<String> cachePath(CompilationSpec asked) {
    return platform(asked).keepsWork()
        ? Optional.of(JobContract.AGREED.cacheFolder() + "/" + asked.toolchain().version())
        : Optional.empty();
  }

  private Platform platform(CompilationSpec asked) {
    return platforms.find(asked.platform()).orElseThrow();
  }

  private static JobSpec spec(
      AttemptAt run,
      Resources resources,
      Quantity scratch,
      Optional<String> cachePath,
      Environment environment) {
    CompilationSpec asked = run.compilation().spec();
    return new JobSpec(
        run.job(),
        run.step(),
        asked.platform(),
        asked.toolchain(),
        resources,
        scratch,
        asked.baseArtifact().location().claim(),
        cachePath,
        JobDocument.of(run),
        environment,
        asked.limits().of(run.step()));
  }
}
