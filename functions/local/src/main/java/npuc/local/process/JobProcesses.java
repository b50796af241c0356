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

/** The supervisors of Jobs, those that an earlier run of the service started among them. */
final class JobProcesses {
  private static final int END_WAIT_SECONDS = 3;

  /** The supervisor kills its command 10 s after it was asked. */
  private static final Duration LONGEST_END = Duration.ofSeconds(20);

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
   * @param whenGone hears that a supervisor is gone, on a thread of its own
   */
  JobProcesses(Launcher launcher, Consumer<JobFolder> whenGone, InstantSource clock) {
    this.launcher = launcher;
    this.whenGone = whenGone;
    this.clock = clock;
  }

  /**
   * Starts a supervisor. To be called once for a Job as long as the service runs: one that dies
   * before it takes the Job would do so again. A Job that was taken meanwhile, and may even have
   * ended, is no failure.
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

  /** Why no supervisor took a Job, nor will; to be asked before whether it is taken. */
  Optional<Reason> failure(JobFolder job) {
    return Optional.ofNullable(unlaunched.get(job.job()))
        .map(
            why ->
                Reason.quoting(
                    ReasonCode.CONTAINER_CONFIG,
                    CauseCode.NOT_LAUNCHED,
                    "It can't be started: {said}. Repair that and retry the step.",
                    why))
        .or(() -> deadSupervisor(job));
  }

  private Optional<Reason> deadSupervisor(JobFolder job) {
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

  /** Waits for the supervisor of a running Job to be gone; returns at once. */
  void watch(JobFolder job) {
    process(job)
        .ifPresentOrElse(
            process -> follow(process.onExit(), job),
            () -> Thread.startVirtualThread(() -> whenGone.accept(job)));
  }

  /**
   * Asks a running Job to end, and waits a little for it. A supervisor that has not reacted long
   * after it was asked first, as one that is halted, is killed with all that it started.
   */
  void askToEnd(JobFolder job) {
    process(job)
        .ifPresent(
            process -> {
              Instant now = clock.instant();
              Instant first = askedToEnd.computeIfAbsent(job.job(), name -> now);
              if (first.plus(LONGEST_END).isAfter(now)) {
                process.destroy();
              } else {
                kill(process);
              }
              await(launched.getOrDefault(job.job(), process.onExit().thenAccept(gone -> {})));
            });
  }

  private static void kill(ProcessHandle supervisor) {
    List<ProcessHandle> all =
        Stream.concat(supervisor.descendants(), Stream.of(supervisor)).toList();
    all.forEach(ProcessHandle::destroyForcibly);
  }

  /** The Job is removed. */
  void forget(JobFolder job) {
    launched.remove(job.job());
    unlaunched.remove(job.job());
    askedToEnd.remove(job.job());
  }

  private static Optional<ProcessHandle> process(JobFolder job) {
    return job.supervisor()
        .flatMap(supervisor -> ProcessHandle.of(supervisor.pid()))
        .filter(process -> job.isSupervised());
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
