package npuc.lambda.kubernetes;

import java.util.ArrayList;
import java.util.List;
import npuc.compilation.JobStatus;
import npuc.job.JobName;
import npuc.job.JobRunner;
import npuc.job.JobRunnerContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** On a real cluster. There is no volume, so that the Jobs wait and nothing runs. */
@OnCluster
@Execution(ExecutionMode.CONCURRENT)
final class Fabric8JobRunnerTest extends JobRunnerContract {
  private final List<TestNamespace> namespaces = new ArrayList<>();

  @AfterEach
  void close() {
    namespaces.forEach(TestNamespace::close);
  }

  @Override
  protected JobRunner emptyRunner() {
    var namespace = new TestNamespace(TestCluster.get());
    namespaces.add(namespace);
    return namespace.runner();
  }

  @Override
  protected JobStatus ended(JobRunner runner, JobName job) {
    return TestNamespace.untilEnded(runner, job);
  }
}
