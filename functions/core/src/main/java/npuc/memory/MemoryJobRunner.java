package npuc.memory;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import npuc.compilation.JobStatus;
import npuc.compilation.Reason;
import npuc.compilation.ReasonCode;
import npuc.job.JobName;
import npuc.job.JobRunner;
import npuc.job.JobSpec;

/** {@link JobRunner} whose Jobs do what they are told: {@link #tell} plays the cluster. */
public final class MemoryJobRunner implements JobRunner {
  private final Map<JobName, Job> jobs = new LinkedHashMap<>();
  private final List<JobSpec> created = new ArrayList<>();
  private int room = Integer.MAX_VALUE;
  private Function<JobName, JobStatus> whenAskedToEnd = job -> new JobStatus.Missing();

  private record Job(JobSpec spec, JobStatus status, String log) {}

  @Override
  public synchronized Submission submit(JobSpec spec) {
    Optional<Job> before = find(spec.name());
    if (before.isEmpty() && jobs.size() >= room) {
      return new Submission.NoRoom(
          new Reason(
              ReasonCode.QUEUED, "There is room for " + room + " Jobs, and so many are there."));
    }
    if (before.isEmpty()) {
      created.add(spec);
      jobs.put(spec.name(), new Job(spec, new JobStatus.Waiting(Optional.empty()), ""));
      return Submission.SUBMITTED;
    }
    return before.get().spec().fingerprint().equals(spec.fingerprint())
        ? Submission.SUBMITTED
        : Submission.CONFLICT;
  }

  @Override
  public synchronized JobStatus observe(JobName job) {
    return find(job).map(Job::status).orElseGet(JobStatus.Missing::new);
  }

  @Override
  public synchronized Optional<InputStream> log(JobName job, long offset) {
    return find(job)
        .map(found -> MemoryLogArchive.from(found.log().getBytes(StandardCharsets.UTF_8), offset));
  }

  @Override
  public synchronized void delete(JobName job) {
    JobStatus next = observe(job).isAlive() ? whenAskedToEnd.apply(job) : new JobStatus.Missing();
    if (next instanceof JobStatus.Missing) {
      jobs.remove(job);
      return;
    }
    tell(job, next);
  }

  /** Lets a Job be seen with this status from now on. */
  public synchronized void tell(JobName job, JobStatus status) {
    jobs.computeIfPresent(job, (name, found) -> new Job(found.spec(), status, found.log()));
  }

  /** Lets only so many Jobs exist from now on. */
  public synchronized void room(int most) {
    room = most;
  }

  /** Adds to a Job's log. */
  public synchronized void print(JobName job, String text) {
    jobs.computeIfPresent(
        job, (name, found) -> new Job(found.spec(), found.status(), found.log() + text));
  }

  /** What becomes of a Job that is asked to end while it is alive. At first: gone at once. */
  public synchronized void whenAskedToEnd(Function<JobName, JobStatus> ending) {
    whenAskedToEnd = ending;
  }

  /** Everything that was ever created, in order; an adopted Job is not created again. */
  public synchronized List<JobSpec> created() {
    return List.copyOf(created);
  }

  private Optional<Job> find(JobName job) {
    return Optional.ofNullable(jobs.get(job));
  }
}
