package npuc.lambda.kubernetes;

import static npuc.lambda.kubernetes.SeenJob.exit;
import static npuc.lambda.kubernetes.SeenJob.job;
import static npuc.lambda.kubernetes.SeenJob.prepared;
import static npuc.lambda.kubernetes.SeenJob.running;
import static npuc.lambda.kubernetes.SeenJob.waiting;
import static npuc.lambda.kubernetes.SeenJob.word;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the container that fetches says of a Job: it is the first part of it. */
final class FetchingTest {
  private static final ContainerState NOT_YET = waiting("PodInitializing");
  private static final String SAID =
      "{\"error\":{\"code\":\"SourceGated\",\"message\":\"Ask for access.\"}}";

  static Stream<Arguments> states() {
    Job failed = job("Failed", "BackoffLimitExceeded");
    return Stream.of(
        of("comes", job(), NOT_YET, NOT_YET, "Waiting", "job"),
        of("has no image", job(), waiting("ErrImagePull"), NOT_YET, "Waiting ImagePull", "job"),
        of("fetches", job(), running(), NOT_YET, "Fetching 0", "job"),
        of("has fetched", job(), exit(0, ""), NOT_YET, "Fetching 0", "job"),
        of("has fetched, the compiler runs", job(), exit(0, ""), running(), "Running 0", "job"),
        of("was refused", failed, exit(2, SAID), NOT_YET, "Failed SourceGated", "fetch"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("states")
  void aJobBeginsWithIt(
      String name,
      Job job,
      ContainerState fetching,
      ContainerState compiler,
      String expected,
      String container) {
    Pod pod = prepared("fetch", fetching, compiler);

    assertEquals(expected, word(JobObserver.observe(Optional.of(job), List.of(pod), List.of())));
    assertEquals(container, new JobPod(pod).container());
  }

  private static Arguments of(
      String name,
      Job job,
      ContainerState fetching,
      ContainerState compiler,
      String expected,
      String container) {
    return Arguments.arguments(name, job, fetching, compiler, expected, container);
  }
}
