package npuc.memory;

import java.time.Instant;
import java.util.Optional;
import npuc.compilation.JobStatus;
import npuc.job.JobEnd;
import npuc.job.JobName;
import npuc.job.JobRunContract;
import npuc.job.JobRunner;

final class MemoryJobRunTest extends JobRunContract {
  private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

  private final MemoryJobRunner runner = new MemoryJobRunner();

  @Override
  protected JobRunner runner() {
    return runner;
  }

  @Override
  protected void print(JobName job, String line) {
    runner.tell(job, new JobStatus.Running(START, Optional.empty(), 0));
    runner.print(job, line + "\n");
  }

  @Override
  protected void succeed(JobName job, String manifestDigest) {
    String result =
        "{\"manifestDigest\":\"%s\",\"fileCount\":0,\"totalBytes\":0}".formatted(manifestDigest);
    end(job, 0, Optional.of(result));
  }

  @Override
  protected void exit(JobName job, int exitCode) {
    end(job, exitCode, Optional.empty());
  }

  @Override
  protected void untilEnded(JobName job) {
    // It ends at once.
  }

  private void end(JobName job, int exitCode, Optional<String> result) {
    runner.tell(job, new JobEnd(START, START.plusSeconds(1), exitCode, result).status());
  }
}
