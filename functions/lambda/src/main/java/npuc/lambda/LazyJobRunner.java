package npuc.lambda;

import java.io.InputStream;
import java.util.Optional;
import java.util.function.Supplier;
import npuc.compilation.JobStatus;
import npuc.job.JobName;
import npuc.job.JobRunner;
import npuc.job.JobSpec;

/** A runner that is made when it is first used: loading the cluster's client takes a second. */
record LazyJobRunner(Supplier<JobRunner> runner) implements JobRunner {
  @Override
  public Submission submit(JobSpec spec) {
    return runner.get().submit(spec);
  }

  @Override
  public JobStatus observe(JobName job) {
    return runner.get().observe(job);
  }

  @Override
  public Optional<InputStream> log(JobName job, long offset) {
    return runner.get().log(job, offset);
  }

  @Override
  public void delete(JobName job) {
    runner.get().delete(job);
  }
}
