package npuc.local.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import npuc.compilation.Compilation;
import npuc.compilation.JobStatus;
import npuc.job.FreshJobs;
import npuc.job.JobName;
import npuc.job.JobRunner;
import npuc.job.JobRunnerContract;
import npuc.job.JobSpec;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

final class ProcessJobRunnerTest extends JobRunnerContract {
  @AutoClose private ProcessJobs jobs;

  @BeforeEach
  void open(@TempDir Path folder) throws IOException {
    jobs = new ProcessJobs(folder);
  }

  @Override
  protected JobRunner emptyRunner() {
    return jobs.resumedRunner();
  }

  @Override
  protected JobStatus ended(JobRunner runner, JobName job) {
    ProcessJobs.until(() -> !runner.observe(job).isAlive());
    return runner.observe(job);
  }

  /** The machine of the test is smaller than what compilations ask for. */
  @Override
  protected JobSpec job(Compilation compilation) {
    JobSpec small = FreshJobs.requesting(super.job(compilation), "1", "64Mi");
    return FreshJobs.inEnvironment(small, Map.of("CODE", "time.sleep(600)"));
  }
}
