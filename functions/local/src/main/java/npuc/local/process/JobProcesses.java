package npuc.local.process;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import npuc.compilation.Reason;
import npuc.compilation.ReasonCode;
import npuc.environment.BrokenSealException;
import npuc.job.JobName;
import npuc.workflow.RetryableException;

/** The supervisors of Jobs, those that an earlier run of the service started among them. */
final class JobProcesses {
  private static final int END_WAIT_SECONDS = 3;

  private static final Logger LOG = System.getLogger(JobProcesses.class.getName());

  private final Launcher launcher;
  private final Consumer<JobFolder> whenGone;
  private final Map<JobName, ProcessHandle> launched = new ConcurrentHashMap<>();
  private final Map<JobName, String> unlaunched = new ConcurrentHashMap<>();

  /**
   * None at first.
   *
   * @param whenGone hears that a supervisor is gone, on a thread of its own
   */
  JobProcesses(Launcher launcher, Consumer<JobFolder> whenGone) {
    this.launcher = launcher;
    this.whenGone = whenGone;
  }

  /** What became of a start. */
  enum Start {
    /** A supervisor was started, now or before. */
    DONE,
    /** It can't be started, which was not known before. */
    FAILED,
    /** It still can't be started. */
    FAILED_AGAIN
  }

  /**
   * Starts a supervisor, and only one as long as the service runs: one that dies before it takes
   * the Job would do so again. One that can't be started may be tried again.
   */
  Start start(JobFolder job, StoredJob spec) {
    return launched.containsKey(job.job()) ? Start.DONE : launch(job, spec);
  }

  /** A Job that was taken meanwhile, and may even have ended, is no failure. */
  private Start launch(JobFolder job, StoredJob spec) {
    try {
      ProcessHandle process = launcher.start(job, spec);
      unlaunched.remove(job.job());
      launched.put(job.job(), process);
      follow(process, job);
      return Start.DONE;
    } catch (RetryableException | BrokenSealException e) {
      return job.isTaken() ? Start.DONE : failed(job, e);
    }
  }

  private Start failed(JobFolder job, RuntimeException e) {
    LOG.log(Level.WARNING, job.job() + " can't be started", e);
    boolean isNew = Optional.ofNullable(unlaunched.put(job.job(), e.getMessage())).isEmpty();
    return isNew ? Start.FAILED : Start.FAILED_AGAIN;
  }

  /** Why a Job waits that no supervisor took; to be asked before whether it is taken. */
  Optional<Reason> failure(JobFolder job) {
    return Optional.ofNullable(unlaunched.get(job.job()))
        .map(why -> "It can't be started: " + why + ". Repair that and retry the step.")
        .or(() -> deadSupervisor(job))
        .map(message -> new Reason(ReasonCode.CONTAINER_CONFIG, message));
  }

  private Optional<String> deadSupervisor(JobFolder job) {
    return Optional.ofNullable(launched.get(job.job()))
        .filter(process -> !process.isAlive())
        .map(
            process ->
                "Its process ended before it began. Read the log, repair what it names and retry"
                    + " the step.");
  }

  /** Waits for the supervisor of a running Job to be gone; returns at once. */
  void watch(JobFolder job) {
    process(job)
        .ifPresentOrElse(
            process -> follow(process, job),
            () -> Thread.startVirtualThread(() -> whenGone.accept(job)));
  }

  /** Asks a running Job to end, and waits a little for it. */
  void askToEnd(JobFolder job) {
    process(job)
        .ifPresent(
            process -> {
              process.destroy();
              await(process);
            });
  }

  /** The Job is removed. */
  void forget(JobFolder job) {
    launched.remove(job.job());
    unlaunched.remove(job.job());
  }

  private static Optional<ProcessHandle> process(JobFolder job) {
    return job.supervisor()
        .flatMap(supervisor -> ProcessHandle.of(supervisor.pid()))
        .filter(process -> job.isSupervised());
  }

  private void follow(ProcessHandle process, JobFolder job) {
    Thread.startVirtualThread(
        () -> {
          process.onExit().join();
          whenGone.accept(job);
        });
  }

  private static void await(ProcessHandle process) {
    try {
      process.onExit().get(END_WAIT_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException stillEnding) {
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
