package npuc.memory;

import java.io.InputStream;
import java.util.Optional;
import npuc.compilation.JobStatus;
import npuc.job.JobName;
import npuc.job.JobRunner;
import npuc.job.JobSpec;

/** A runner that passes everything on, for those that change one thing. */
class ForwardingRunner implements JobRunner {
  private final JobRunner runner;

  ForwardingRunner(JobRunner runner) {
    this.runner = runner;
  }

  @Override
  public Submission submit(JobSpec spec) {
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
