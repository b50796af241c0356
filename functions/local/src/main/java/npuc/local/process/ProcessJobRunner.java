package npuc.local.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Predicate;
import npuc.compilation.JobStatus;
import npuc.compilation.Reason;
import npuc.job.JobEnd;
import npuc.job.JobName;
import npuc.job.JobRunner;
import npuc.job.JobSpec;
import npuc.local.file.Folders;
import npuc.retry.RetryableException;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@link JobRunner} that runs Jobs as processes of this machine. All its knowledge is in the
 * folders of the Jobs, so the service can be killed at any moment: the processes go on, and the
 * next service finds them as they are.
 */
public final class ProcessJobRunner implements JobRunner, AutoCloseable {
  private final Path folders;
  private final VolumeFolders volumes;
  private final JobProcesses processes;
  private final JobQueue queue;
  private final Clock clock;
  private volatile JobEndListener listener = job -> {};
  private boolean closed;

  /** Where the volumes lie. */
  @FunctionalInterface
  public interface VolumeFolders {
    Path of(String claim);
  }

  public ProcessJobRunner(
      Path folders, Launcher launcher, VolumeFolders volumes, Capacity machine, Clock clock) {
    this.folders = folders;
    this.processes = new JobProcesses(launcher, this::gone, clock);
    this.volumes = volumes;
    this.queue = new JobQueue(folders, machine);
    this.clock = clock;
  }

  /**
   * Takes over the Jobs that an earlier run of the service left, and tells of every end from now
   * on. The service before must be gone.
   *
   * @param isKnown whether a Job is of a compilation that there still is; another that does not run
   *     is removed
   */
  public synchronized void resume(JobEndListener endListener, Predicate<JobName> isKnown) {
    listener = endListener;
    Folders.sweep(folders);
    queue.all().stream().filter(job -> !isKnown.test(job.job())).forEach(this::remove);
    queue.all().stream().filter(JobFolder::isTaken).forEach(processes::watch);
    startNext();
  }

  /** Starts and tells nothing any more. What runs goes on. */
  @Override
  public synchronized void close() {
    closed = true;
    listener = job -> {};
  }

  @Override
  public synchronized Submission submit(JobSpec spec) {
    JobFolder job = folder(spec.name());
    if (job.spec().isEmpty()) {
      create(job, spec);
    }
    boolean equal = job.spec().orElseThrow().fingerprint().equals(spec.fingerprint());
    startNext();
    return equal ? Submission.SUBMITTED : Submission.CONFLICT;
  }

  @Override
  public JobStatus observe(JobName name) {
    JobFolder job = folder(name);
    Optional<Reason> failure = processes.failure(job);
    return job.isTaken() ? taken(job) : waiting(job, failure);
  }

  @Override
  public Optional<InputStream> log(JobName name, long offset) {
    try {
      var channel = FileChannel.open(folder(name).log(), StandardOpenOption.READ);
      channel.position(Math.min(offset, channel.size()));
      return Optional.of(Channels.newInputStream(channel));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new RetryableException("the log of " + name + " can't be read", e);
    }
  }

  @Override
  public void delete(JobName name) {
    JobFolder job = folder(name);
    if (!remove(job)) {
      processes.askToEnd(job);
    }
  }

  /** Removes a Job that ended, or that no supervisor took and from now on none can take. */
  private synchronized boolean remove(JobFolder job) {
    if (!job.take() && job.isRunning()) {
      return false;
    }
    Folders.removeAtOnce(job.path());
    processes.forget(job);
    startNext();
    return true;
  }

  /** Whether the supervisor lives is asked first: it tells the end before it is gone. */
  private static JobStatus taken(JobFolder job) {
    boolean alive = job.isSupervised();
    Optional<JobStatus> ended = job.exit().map(exit -> end(job, exit).status());
    return ended
        .or(
            () ->
                job.supervisor().filter(supervisor -> alive).map(running -> running(job, running)))
        .orElseGet(JobStatus.Missing::new);
  }

  private static JobStatus running(JobFolder job, JobFolder.Supervisor supervisor) {
    return new JobStatus.Running(supervisor.startedAt(), LogTail.progress(job.log()), 0);
  }

  private JobStatus waiting(JobFolder job, Optional<Reason> failure) {
    return job.spec().map(spec -> waiting(job, spec, failure)).orElseGet(JobStatus.Missing::new);
  }

  private JobStatus waiting(JobFolder job, StoredJob spec, Optional<Reason> failure) {
    return failure
        .<JobStatus>map(why -> new JobStatus.Failed(Optional.empty(), clock.instant(), why))
        .orElseGet(() -> new JobStatus.Waiting(queue.reason(job.job(), spec)));
  }

  private static JobEnd end(JobFolder job, JobFolder.Exit exit) {
    return new JobEnd(exit.startedAt(), exit.endedAt(), exit.exitCode(), job.resultText());
  }

  /** The folder appears complete or not at all. */
  private void create(JobFolder job, JobSpec spec) {
    var stored = StoredJob.of(spec, volumes.of(spec.claim()).toString(), clock.instant());
    Folders.createWith(job.path(), "spec.json", JsonMapper.shared().writeValueAsBytes(stored));
  }

  /** A Job that can't be started has failed, and leaves its place to the next. */
  private void startNext() {
    boolean hasRoom = true;
    while (hasRoom) {
      hasRoom = false;
      for (JobQueue.Waiting job : queue.startable(this::isBroken)) {
        hasRoom |= !processes.start(job.folder(), job.spec());
      }
    }
  }

  private boolean isBroken(JobFolder job) {
    return processes.failure(job).isPresent();
  }

  /** A supervisor is gone; one that came too late leaves the Job to the one that runs it. */
  private void gone(JobFolder job) {
    boolean taken = job.isTaken();
    if (job.isRunning()) {
      processes.watch(job);
      return;
    }
    try {
      goOn(job, taken);
    } finally {
      listener.ended(job.job());
    }
  }

  /** Only a Job that was taken has ended; another may still need its scratch space. */
  private synchronized void goOn(JobFolder job, boolean taken) {
    if (closed) {
      return;
    }
    if (taken) {
      Folders.delete(job.scratch());
    }
    startNext();
  }

  private JobFolder folder(JobName job) {
    return new JobFolder(folders.resolve(job.value()));
  }
}
