package npuc.local.process;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import npuc.compilation.CauseCode;
import npuc.compilation.Reason;
import npuc.compilation.ReasonCode;
import npuc.environment.BrokenSealException;
import npuc.job.JobName;
import npuc.retry.RetryableException;

/** The processes of Jobs, those that an earlier run of the service started among them. */
final class JobProcesses {
  private static final int END_WAIT_SECONDS = 3;

  /** A compiler gets 5 s of it, see jobs/npuc_job/compiler_process.py. */
  private static final Duration LONGEST_END = Duration.ofSeconds(10);

  private static final Logger LOG = System.getLogger(JobProcesses.class.getName());

  private final Launcher launcher;
  private final Consumer<JobFolder> whenGone;
  private final Map<JobName, CompletableFuture<Void>> launched = new ConcurrentHashMap<>();
  private final Map<JobName, String> unlaunched = new ConcurrentHashMap<>();
  private final Map<JobName, Instant> askedToEnd = new ConcurrentHashMap<>();
  private final InstantSource clock;

  /**
   * None at first.
   *
   * @param whenGone hears that a process is gone, on a thread of its own
   */
  JobProcesses(Launcher launcher, Consumer<JobFolder> whenGone, InstantSource clock) {
    this.launcher = launcher;
    this.whenGone = whenGone;
    this.clock = clock;
  }

  /**
   * Starts a process. To be called once for a Job as long as the service runs: one that dies before
   * it takes the Job would do so again. A Job that was taken meanwhile, and may even have ended, is
   * no failure.
   *
   * @return whether the Job has one
   */
  boolean start(JobFolder job, StoredJob spec) {
    try {
      CompletableFuture<Void> gone = launcher.start(job, spec);
      launched.put(job.job(), gone);
      follow(gone, job);
    } catch (RetryableException | BrokenSealException e) {
      if (!job.isTaken()) {
        LOG.log(Level.WARNING, job.job() + " can't be started", e);
        unlaunched.put(job.job(), e.getMessage());
        return false;
      }
      watch(job);
    }
    return true;
  }

  /** Why no process took a Job, nor will; to be asked before whether it is taken. */
  Optional<Reason> failure(JobFolder job) {
    return Optional.ofNullable(unlaunched.get(job.job()))
        .map(
            why ->
                Reason.quoting(
                    ReasonCode.CONTAINER_CONFIG,
                    CauseCode.NOT_LAUNCHED,
                    "It can't be started: {said}. Repair that and retry the step.",
                    why))
        .or(() -> deadProcess(job));
  }

  private Optional<Reason> deadProcess(JobFolder job) {
    return Optional.ofNullable(launched.get(job.job()))
        .filter(CompletableFuture::isDone)
        .map(
            gone ->
                Reason.of(
                    ReasonCode.CONTAINER_CONFIG,
                    CauseCode.PROCESS_ENDED_FIRST,
                    "Its process ended before it began. Read the log, repair what it names and"
                        + " retry the step."));
  }

  /** Waits for the process of a running Job to be gone; returns at once. */
  void watch(JobFolder job) {
    process(job)
        .ifPresentOrElse(
            process -> follow(process.onExit(), job),
            () -> Thread.startVirtualThread(() -> lookAgain(job)));
  }

  /** It was killed, and whoever forked it is about to tell so; or nobody is left to. */
  private void lookAgain(JobFolder job) {
    if (job.isRunning()) {
      CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS, Thread::startVirtualThread)
          .execute(() -> watch(job));
    } else {
      whenGone.accept(job);
    }
  }

  /**
   * Asks a running Job to end, and waits a little for it. One that still runs long after it was
   * asked first, as it does not listen or is halted, is killed with all that it started.
   */
  void askToEnd(JobFolder job) {
    process(job)
        .ifPresent(
            process -> {
              if (mayStillEnd(job)) {
                process.destroy();
              } else {
                kill(process);
              }
              await(launched.getOrDefault(job.job(), process.onExit().thenAccept(gone -> {})));
            });
  }

  /** Notes when it was asked first. Whether anybody asks again or not, it is killed in the end. */
  private boolean mayStillEnd(JobFolder job) {
    Instant now = clock.instant();
    Optional<Instant> first = Optional.ofNullable(askedToEnd.putIfAbsent(job.job(), now));
    if (first.isEmpty()) {
      CompletableFuture.delayedExecutor(
              LONGEST_END.toSeconds(), TimeUnit.SECONDS, Thread::startVirtualThread)
          .execute(() -> process(job).ifPresent(JobProcesses::kill));
    }
    return first.orElse(now).plus(LONGEST_END).isAfter(now);
  }

  private static void kill(ProcessHandle process) {
    List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process)).toList();
    all.forEach(ProcessHandle::destroyForcibly);
  }

  /** The Job is removed. */
  void forget(JobFolder job) {
    launched.remove(job.job());
    unlaunched.remove(job.job());
    askedToEnd.remove(job.job());
  }

  private static Optional<ProcessHandle> process(JobFolder job) {
    return job.taken()
        .flatMap(taken -> ProcessHandle.of(taken.pid()))
        .filter(process -> job.isLocked());
  }

  private void follow(CompletableFuture<?> gone, JobFolder job) {
    CompletableFuture<Void> _ =
        gone.thenRunAsync(() -> whenGone.accept(job), Thread::startVirtualThread);
  }

  private static void await(CompletableFuture<?> gone) {
    try {
      gone.get(END_WAIT_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException stillEnding) {
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
