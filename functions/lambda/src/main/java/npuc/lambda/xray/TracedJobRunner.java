package npuc.lambda.xray;

import java.io.InputStream;
import java.util.Optional;
import npuc.compilation.JobStatus;
import npuc.job.JobName;
import npuc.job.JobRunner;
import npuc.job.JobSpec;

/** A span for whatever is asked of the cluster. */
public record TracedJobRunner(JobRunner runner, Spans spans) implements JobRunner {
  private static final String CLUSTER = "cluster";

  @Override
  public Submission submit(JobSpec spec) {
    return spans.during(CLUSTER, "submit", () -> runner.submit(spec));
  }

  @Override
  public JobStatus observe(JobName job) {
    return spans.during(CLUSTER, "observe", () -> runner.observe(job));
  }

  @Override
  public Optional<InputStream> log(JobName job, long offset) {
    return spans.during(CLUSTER, "log", () -> runner.log(job, offset));
  }

  @Override
  public void delete(JobName job) {
    spans.during(
        CLUSTER,
        "delete",
        () -> {
          runner.delete(job);
          return job;
        });
  }
}
