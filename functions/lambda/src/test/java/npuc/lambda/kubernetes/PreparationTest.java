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

/** What the container before the compiler's says of a Job. */
final class PreparationTest {
  private static final ContainerState NOT_YET = waiting("PodInitializing");
  private static final ContainerState FORGOTTEN = exit(137, "ContainerStatusUnknown", "");
  private static final String SAID =
      "{\"error\":{\"code\":\"InvalidModel\",\"message\":\"It is not there.\"}}";

  static Stream<Arguments> states() {
    Job failed = job("Failed", "BackoffLimitExceeded");
    return Stream.of(
        of("has no image", job(), waiting("ErrImagePull"), NOT_YET, "Waiting ImagePull", "job"),
        of("comes, or is not told for a moment", job(), NOT_YET, NOT_YET, "Waiting", "job"),
        of("is forgotten", job(), FORGOTTEN, NOT_YET, "Waiting", "job"),
        of("runs, which is no start", job(), running(), NOT_YET, "Waiting", "job"),
        of("is done", job(), exit(0, ""), NOT_YET, "Waiting", "job"),
        of("is done, the compiler runs", job(), exit(0, ""), running(), "Running 0", "job"),
        of("is forgotten, the compiler runs", job(), exit(137, ""), running(), "Running 0", "job"),
        of("has failed", failed, exit(2, SAID), NOT_YET, "Failed InvalidModel", "prepare"),
        of(
            "ran out of memory",
            failed,
            exit(137, "OOMKilled", ""),
            NOT_YET,
            "Failed OutOfMemory",
            "prepare"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("states")
  void aJobIsJudgedByItWhenItGetsNoFurther(
      String name, Job job, Pod pod, String expected, String container) {
    assertEquals(expected, word(JobObserver.observe(Optional.of(job), List.of(pod), List.of())));
    assertEquals(container, new JobPod(pod).container());
  }

  private static Arguments of(
      String name,
      Job job,
      ContainerState preparation,
      ContainerState compiler,
      String expected,
      String container) {
    Pod pod = prepared("prepare", preparation, compiler);
    return Arguments.arguments(name, job, pod, expected, container);
  }
}
