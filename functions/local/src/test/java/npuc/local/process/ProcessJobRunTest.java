package npuc.local.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import npuc.job.JobName;
import npuc.job.JobRunContract;
import npuc.job.JobRunner;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

final class ProcessJobRunTest extends JobRunContract {
  @AutoClose private ProcessJobs jobs;
  private ProcessJobRunner runner;

  @BeforeEach
  void open(@TempDir Path folder) throws IOException {
    jobs = new ProcessJobs(folder);
    runner = jobs.resumedRunner();
  }

  @Override
  protected JobRunner runner() {
    return runner;
  }

  @Override
  protected Map<String, String> environment() {
    return Map.of("CODE", "obey()");
  }

  @Override
  protected void print(JobName job, String line) {
    jobs.write(job.value(), "print('%s', flush=True)".formatted(line));
    ProcessJobs.until(() -> runner.log(job, 0).isPresent() && log(job, 0).endsWith(line + "\n"));
  }

  @Override
  protected void succeed(JobName job, String manifestDigest) {
    jobs.write(job.value(), "succeed('%s')".formatted(manifestDigest));
    untilEnded(job);
  }

  @Override
  protected void exit(JobName job, int exitCode) {
    jobs.write(job.value(), "sys.exit(%d)".formatted(exitCode));
    untilEnded(job);
    jobs.erase(job.value());
  }

  @Override
  protected void untilEnded(JobName job) {
    ProcessJobs.untilEnded(runner, job);
  }
}
