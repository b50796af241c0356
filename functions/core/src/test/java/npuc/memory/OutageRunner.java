package npuc.memory;

import java.io.InputStream;
import java.util.Optional;
import npuc.compilation.JobStatus;
import npuc.job.JobName;
import npuc.job.JobRunner;
import npuc.retry.RetryableException;

/** A runner whose Jobs, or whose logs alone, can't be reached for a while. */
public final class OutageRunner extends ForwardingRunner {
  private boolean jobs;
  private boolean logs;

  public OutageRunner(JobRunner runner) {
    super(runner);
  }

  /** From now on nothing is reached. */
  public void begin() {
    jobs = true;
    logs = true;
  }

  /** From now on no log is reached, as on a node that does not answer. */
  public void loseLogs() {
    logs = true;
  }

  public void end() {
    jobs = false;
    logs = false;
  }

  @Override
  public JobStatus observe(JobName job) {
    check(jobs);
    return super.observe(job);
  }

  @Override
  public Optional<InputStream> log(JobName job, long offset) {
    check(logs);
    return super.log(job, offset);
  }

  @Override
  public void delete(JobName job) {
    check(jobs);
    super.delete(job);
  }

  private static void check(boolean lost) {
    if (lost) {
      throw new RetryableException("an outage", new java.io.IOException("no route to host"));
    }
  }
}
