package npuc.memory;

import java.io.InputStream;
import java.util.Optional;
import npuc.job.JobName;
import npuc.job.JobRunner;
import npuc.job.JobSpec;
import npuc.job.JobStatus;

/** A runner in which something else happens just before a Job is created. */
public final class HookedRunner implements JobRunner {
  private final JobRunner runner;
  private final Runnable beforeSubmit;

  public HookedRunner(JobRunner runner, Runnable beforeSubmit) {
    this.runner = runner;
    this.beforeSubmit = beforeSubmit;
  }

  @Override
  public Submission submit(JobSpec spec) {
    beforeSubmit.run();
    return runner.submit(spec);
  }

  @Override
  public JobStatus observe(JobName job) {
    return runner.observe(job);
  }

  @Override
  public Optional<InputStream> log(JobName job, long offset) {
    return runner.log(job, offset);
  }

  @Override
  public void delete(JobName job) {
    runner.delete(job);
  }
}
