package npuc.local.process;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import npuc.compilation.JobStatus;
import npuc.job.JobName;
import npuc.job.JobRunner;
import npuc.job.JobSpec;
import npuc.local.file.Folders;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@link JobRunner} that runs Jobs as processes of this machine. All its knowledge is in the
 * folders of the Jobs, so the service can be killed at any moment: the processes go on, and the
 * next service finds them as they are.
 */
public final class ProcessJobRunner implements JobRunner, AutoCloseable {
  private final Path folders;
  private final VolumeFolders volumes;
  private final Launcher launcher;
  private final JobProcesses processes;
  private final JobQueue queue;
  private final Clock clock;
  private final Handovers handovers;
  private final JobObserver observer;
  private volatile JobEndListener listener = job -> {};
  private volatile JobOwner owner = JobOwner.OF_ALL;
  private boolean closed;

  /** Where the volumes lie. */
  @FunctionalInterface
  public interface VolumeFolders {
    Path of(String claim);
  }

  public ProcessJobRunner(
      Path folders, Launcher launcher, VolumeFolders volumes, Capacity machine, Clock clock) {
    this.folders = folders;
    this.launcher = launcher;
    this.processes = new JobProcesses(launcher, this::gone, clock);
    this.volumes = volumes;
    this.queue = new JobQueue(folders, machine, clock);
    this.handovers = new Handovers(clock);
    this.observer = new JobObserver(processes, queue, clock);
    this.clock = clock;
  }

  /**
   * Takes over the Jobs that an earlier run of the service left, and tells of every end from now
   * on. The service before must be gone.
   *
   * @param jobOwner whose Jobs they are; one that it does not own is ended and removed, now or when
   *     it has ended
   */
  public synchronized void resume(JobEndListener endListener, JobOwner jobOwner) {
    listener = endListener;
    owner = jobOwner;
    launcher.prepare();
    Folders.sweep(folders);
    queue.all().stream().filter(job -> !owner.owns(job.job())).forEach(this::clean);
    queue.all().stream().filter(JobFolder::isTaken).forEach(processes::watch);
    startNext();
  }

  /** How many Jobs wait for room that this machine has. */
  public int waiting() {
    return queue.waiting();
  }

  /** How many Jobs run. */
  public int running() {
    return queue.running();
  }

  private void clean(JobFolder job) {
    if (job.isRunning()) {
      Thread.startVirtualThread(() -> processes.askToEnd(job));
      return;
    }
    owner.removing(job.job());
    remove(job);
  }

  /** Starts and tells nothing any more. What runs goes on. */
  @Override
  public synchronized void close() {
    closed = true;
    launcher.close();
    listener = job -> {};
    owner = JobOwner.OF_ALL;
  }

  /** What is asked for is stored before the others are held up. */
  @Override
  public Submission submit(JobSpec spec) {
    JobFolder job = folder(spec.name());
    StoredJob stored = job.spec().orElseGet(() -> create(job, spec));
    begin(job, stored);
    return stored.fingerprint().equals(spec.fingerprint())
        ? Submission.SUBMITTED
        : Submission.CONFLICT;
  }

  private synchronized void begin(JobFolder job, StoredJob stored) {
    if (!job.isTaken() && processes.failure(job).isEmpty()) {
      queue.add(Place.of(job.job(), stored));
    }
    handovers.submitted(job.job().compilation());
    startNext();
  }

  @Override
  public JobStatus observe(JobName name) {
    return observer.observe(folder(name));
  }

  @Override
  public Optional<InputStream> log(JobName name, long offset) {
    return folder(name).log(offset);
  }

  @Override
  public void delete(JobName name) {
    JobFolder job = folder(name);
    if (!remove(job)) {
      processes.askToEnd(job);
    }
  }

  /** Removes a Job that ended, or that no process took and from now on none can take. */
  private synchronized boolean remove(JobFolder job) {
    if (!job.take() && job.isRunning()) {
      return false;
    }
    awaitVerification(job);
    Folders.removeAtOnce(job.path());
    processes.forget(job);
    queue.release(job.job());
    startNext();
    return true;
  }

  /** The folder appears complete or not at all; who comes second finds what the first made. */
  private StoredJob create(JobFolder job, JobSpec spec) {
    var stored = StoredJob.of(spec, volumes.of(spec.claim()).toString(), clock.instant());
    byte[] content = JsonMapper.shared().writeValueAsBytes(stored);
    boolean isNew = Folders.createWith(job.path(), "spec.json", content);
    return isNew ? stored : job.spec().orElse(stored);
  }

  /** A Job that can't be started has failed, and leaves its place to the next. */
  private void startNext() {
    for (var job = queue.startNext(this::mayStart);
        job.isPresent();
        job = queue.startNext(this::mayStart)) {
      start(job.get());
    }
  }

  private void start(JobFolder job) {
    boolean started = job.spec().filter(spec -> processes.start(job, spec)).isPresent();
    if (!started) {
      queue.release(job.job());
    }
  }

  /** Nothing new begins in the room of a Job whose verification is to come. */
  private boolean mayStart(Place place) {
    return !closed && !(place.isNew() && handovers.isAwaited());
  }

  /** A process is gone; one that came too late leaves the Job to the one that runs it. */
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
    if (taken && !owner.owns(job.job())) {
      clean(job);
    }
  }

  /** Only a Job that was taken has ended; another may still need its scratch space. */
  private synchronized void goOn(JobFolder job, boolean taken) {
    if (closed) {
      return;
    }
    queue.release(job.job());
    if (taken) {
      Folders.delete(job.scratch());
      awaitVerification(job);
    }
    startNext();
  }

  /** Nobody tells that no verification will come: then the next is looked for a little later. */
  private void awaitVerification(JobFolder job) {
    if (job.isCompiled()) {
      handovers.compiled(job.job().compilation());
      CompletableFuture.delayedExecutor(
              Handovers.LONGEST.toSeconds(), TimeUnit.SECONDS, Thread::startVirtualThread)
          .execute(this::goOn);
    }
  }

  private synchronized void goOn() {
    startNext();
  }

  private JobFolder folder(JobName job) {
    return queue.folder(job);
  }
}
