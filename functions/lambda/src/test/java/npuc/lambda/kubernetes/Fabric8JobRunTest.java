package npuc.lambda.kubernetes;

import java.util.Map;
import npuc.Eventually;
import npuc.job.JobName;
import npuc.job.JobRunContract;
import npuc.job.JobRunner;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** On a real cluster. */
@OnCluster
@Execution(ExecutionMode.CONCURRENT)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class Fabric8JobRunTest extends JobRunContract {
  @AutoClose private TestNamespace namespace;
  private JobRunner runner;

  @BeforeAll
  void open() {
    namespace = TestNamespace.withVolume(TestCluster.get());
    runner = namespace.runner();
  }

  @Override
  protected JobRunner runner() {
    return runner;
  }

  @Override
  protected Map<String, String> environment() {
    return TestNamespace.environment("obey()");
  }

  @Override
  protected void print(JobName job, String line) {
    order(job, "print('%s', flush=True)".formatted(line));
    Eventually.until(
        line + " in the log", () -> TestNamespace.log(runner, job).endsWith(line + "\n"));
  }

  @Override
  protected void succeed(JobName job, String manifestDigest) {
    order(job, "succeed('%s')".formatted(manifestDigest));
    untilEnded(job);
  }

  @Override
  protected void exit(JobName job, int exitCode) {
    order(job, "sys.exit(%d)".formatted(exitCode));
    untilEnded(job);
    namespace.volume.forget(TestVolume.staging(job) + "orders");
  }

  @Override
  protected void untilEnded(JobName job) {
    TestNamespace.untilEnded(runner, job);
  }

  private void order(JobName job, String code) {
    namespace.volume.write(TestVolume.staging(job) + "orders", code);
  }
}
