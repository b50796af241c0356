package npuc.memory;

import npuc.compilation.JobStatus;
import npuc.job.JobName;
import npuc.job.JobRunner;
import npuc.job.JobRunnerContract;

class MemoryJobRunnerTest extends JobRunnerContract {
  @Override
  protected JobRunner emptyRunner() {
    return new MemoryJobRunner();
  }

  @Override
  protected JobStatus ended(JobRunner runner, JobName job) {
    return runner.observe(job);
  }
}
