package npuc.local.process;

import java.time.InstantSource;
import java.util.Optional;
import npuc.compilation.JobStatus;
import npuc.compilation.Progress;
import npuc.compilation.Reason;
import npuc.job.JobEnd;

/** Tells how a Job stands, from what its folder holds. */
record JobObserver(JobProcesses processes, JobQueue queue, InstantSource clock) {
  JobStatus observe(JobFolder job) {
    Optional<Reason> failure = processes.failure(job);
    return job.isTaken() ? taken(job) : waiting(job, failure);
  }

  /** Whether it is locked is asked first: that ends when the end was told. */
  private static JobStatus taken(JobFolder job) {
    boolean alive = job.isLocked();
    Optional<JobStatus> ended = job.exit().map(exit -> end(job, exit).status());
    return ended
        .or(() -> job.taken().filter(taken -> alive).map(running -> running(job, running)))
        .orElseGet(JobStatus.Missing::new);
  }

  /** What fetches its model says how far that is, and the compiler then how far it is. */
  private static JobStatus running(JobFolder job, JobFolder.Taken taken) {
    Optional<JobFolder.Fetched> fetched = job.fetched();
    Optional<Progress> told = LogTail.progress(job.log());
    if (fetched.isEmpty() && job.spec().filter(StoredJob::fetches).isPresent()) {
      return new JobStatus.Fetching(taken.startedAt(), told.filter(Progress::isOfFetching), 0);
    }
    return new JobStatus.Running(
        taken.startedAt(),
        fetched.map(JobFolder.Fetched::endedAt),
        told.filter(is -> !is.isOfFetching()),
        0);
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
}
