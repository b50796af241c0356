package npuc.local.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import npuc.job.JobEnd;
import npuc.job.JobName;
import npuc.job.JobRunner;
import npuc.job.JobSpec;
import npuc.job.JobStatus;
import npuc.local.volume.Folders;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@link JobRunner} that runs Jobs as processes of this machine. All its knowledge is in the
 * folders of the Jobs, so the service can be killed at any moment: the processes go on, and the
 * next service finds them as they are.
 */
public final class ProcessJobRunner implements JobRunner {
  private static final int END_WAIT_SECONDS = 3;

  private final Path folders;
  private final Launcher launcher;
  private final VolumeFolders volumes;
  private final JobQueue queue;
  private final Clock clock;
  private JobEndListener listener = job -> {};

  /** Where the volumes lie. */
  @FunctionalInterface
  public interface VolumeFolders {
    Path of(String claim);
  }

  public ProcessJobRunner(
      Path folders, Launcher launcher, VolumeFolders volumes, Capacity machine, Clock clock) {
    this.folders = folders;
    this.launcher = launcher;
    this.volumes = volumes;
    this.queue = new JobQueue(folders, machine);
    this.clock = clock;
  }

  /** Takes over the Jobs that an earlier run of the service left, and tells of every end. */
  public synchronized void resume(JobEndListener endListener) {
    listener = endListener;
    queue.all().forEach(this::watch);
    startNext();
  }

  @Override
  public synchronized Submission submit(JobSpec spec) {
    JobFolder job = folder(spec.name());
    if (!job.exists()) {
      create(job, spec);
    }
    boolean equal = job.spec().fingerprint().equals(spec.fingerprint());
    startNext();
    return equal ? Submission.SUBMITTED : Submission.CONFLICT;
  }

  @Override
  public JobStatus observe(JobName name) {
    JobFolder job = folder(name);
    try {
      return job.exists() ? status(job) : new JobStatus.Missing();
    } catch (IllegalStateException removedMeanwhile) {
      return new JobStatus.Missing();
    }
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
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void delete(JobName name) {
    JobFolder job = folder(name);
    if (!job.exists()) {
      return;
    }
    if (job.exit().isEmpty() && job.isSupervised()) {
      job.supervisor().ifPresent(supervisor -> end(supervisor.pid()));
      return;
    }
    remove(job);
  }

  /** Only one that still has not started, or has ended, is removed. */
  private synchronized void remove(JobFolder job) {
    if (job.exit().isPresent() || !job.isSupervised()) {
      Folders.delete(job.path());
    }
    startNext();
  }

  private JobStatus status(JobFolder job) {
    Optional<JobFolder.Supervisor> supervisor = job.supervisor();
    if (supervisor.isEmpty()) {
      return new JobStatus.Waiting(queue.reason(job));
    }
    boolean alive = job.isSupervised();
    Optional<JobFolder.Exit> exit = job.exit();
    if (exit.isPresent()) {
      return end(job, exit.get()).status();
    }
    return alive
        ? new JobStatus.Running(supervisor.get().startedAt(), ProgressLines.last(job.log()), 0)
        : new JobStatus.Missing();
  }

  private static JobEnd end(JobFolder job, JobFolder.Exit exit) {
    return new JobEnd(exit.startedAt(), exit.endedAt(), exit.exitCode(), job.resultText());
  }

  private static void end(long pid) {
    Optional<ProcessHandle> process = ProcessHandle.of(pid);
    process.ifPresent(ProcessHandle::destroy);
    try {
      if (process.isPresent()) {
        process.get().onExit().get(END_WAIT_SECONDS, TimeUnit.SECONDS);
      }
    } catch (TimeoutException | ExecutionException stillEnding) {
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The folder appears complete or not at all. */
  private void create(JobFolder job, JobSpec spec) {
    var stored =
        StoredJob.of(
            spec, volumes.of(spec.claim()).toString(), launcher.secrets(), clock.instant());
    Folders.createWith(job.path(), "spec.json", JsonMapper.shared().writeValueAsBytes(stored));
  }

  private void startNext() {
    for (JobFolder job : queue.startable()) {
      whenEnded(launcher.start(job).toHandle(), job);
    }
  }

  private void watch(JobFolder job) {
    job.supervisor()
        .flatMap(supervisor -> ProcessHandle.of(supervisor.pid()))
        .filter(process -> job.isSupervised())
        .ifPresentOrElse(process -> whenEnded(process, job), () -> listener.ended(job.job()));
  }

  private void whenEnded(ProcessHandle process, JobFolder job) {
    Thread.startVirtualThread(
        () -> {
          process.onExit().join();
          ended(job);
        });
  }

  private synchronized void ended(JobFolder job) {
    Folders.delete(job.scratch());
    startNext();
    listener.ended(job.job());
  }

  private JobFolder folder(JobName job) {
    return new JobFolder(folders.resolve(job.value()));
  }
}
