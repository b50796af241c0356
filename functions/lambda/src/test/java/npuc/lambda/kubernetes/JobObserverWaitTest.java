package npuc.lambda.kubernetes;

import static npuc.lambda.kubernetes.SeenJob.END;
import static npuc.lambda.kubernetes.SeenJob.START;
import static npuc.lambda.kubernetes.SeenJob.ended;
import static npuc.lambda.kubernetes.SeenJob.event;
import static npuc.lambda.kubernetes.SeenJob.exit;
import static npuc.lambda.kubernetes.SeenJob.job;
import static npuc.lambda.kubernetes.SeenJob.later;
import static npuc.lambda.kubernetes.SeenJob.pod;
import static npuc.lambda.kubernetes.SeenJob.running;
import static npuc.lambda.kubernetes.SeenJob.suspended;
import static npuc.lambda.kubernetes.SeenJob.waiting;
import static npuc.lambda.kubernetes.SeenJob.with;
import static npuc.lambda.kubernetes.SeenJob.word;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** How Jobs stand that have not ended. */
final class JobObserverWaitTest {
  private static final Pod EVICTED = ended(pod(exit(137, "")), "Evicted");

  static Stream<Arguments> lives() {
    return Stream.of(
        seen("runs", job(), pod(running()), "Running 0"),
        arguments("runs again", job(), List.of(EVICTED, later(pod(running()))), "Running 1"),
        seen("is being drained", job(), drained(pod(running())), "Running 0"),
        seen("is to be replaced", job(), EVICTED, "Waiting"),
        arguments(
            "is being replaced",
            job(),
            List.of(EVICTED, later(pod(waiting("ErrImagePull")))),
            "Waiting ImagePull"),
        seen("no status yet", job(), pod(), "Waiting"),
        seen("being created", job(), pod(waiting("ContainerCreating")), "Waiting"),
        seen("pull fails", job(), pod(waiting("ErrImagePull")), "Waiting ImagePull"),
        seen("pull is put off", job(), pod(waiting("ImagePullBackOff")), "Waiting ImagePull"),
        seen("no image name", job(), pod(waiting("InvalidImageName")), "Waiting InvalidImageName"),
        seen(
            "no Secret",
            job(),
            pod(waiting("CreateContainerConfigError")),
            "Waiting ContainerConfig"),
        seen(
            "no container", job(), pod(waiting("CreateContainerError")), "Waiting ContainerConfig"),
        seen(
            "no node",
            job(),
            with(pod(), "PodScheduled", "False", "Unschedulable"),
            "Waiting Unschedulable"),
        seen(
            "gated",
            job(),
            with(pod(), "PodScheduled", "False", "SchedulingGated"),
            "Waiting Queued"),
        arguments("pod gone", job(), List.of(), "Waiting"),
        arguments("in a queue", suspended(Map.of()), List.of(), "Waiting Queued"),
        arguments(
            "let go, then suspended",
            suspended(Map.of(Marks.HELD, "false")),
            List.of(),
            "Waiting Queued"),
        arguments("held by us", suspended(Map.of(Marks.HELD, "true")), List.of(), "Waiting"));
  }

  static Stream<Arguments> events() {
    return Stream.of(
        told(
            "exceeded quota: npuc, requested: pods=1, used: pods=50, limited: pods=50",
            "Waiting Queued"),
        told(
            "exceeded quota: npuc, requested: limits.memory=300Gi,pods=1, used:"
                + " limits.memory=512Mi,pods=1, limited: limits.memory=256Gi,pods=50",
            "Waiting QuotaExceeded"),
        told(
            "exceeded quota: npuc, requested: requests.cpu=64, used: requests.cpu=500m, limited:"
                + " requests.cpu=64",
            "Waiting Queued"),
        told("exceeded quota: of a form that is new", "Waiting Queued"),
        told("maximum memory usage per Container is 1Gi", "Waiting QuotaExceeded"),
        told("violates PodSecurity \"restricted:latest\"", "Waiting ContainerConfig"),
        told("admission webhook \"x\" denied the request", "Waiting ContainerConfig"));
  }

  @ParameterizedTest(name = "{0}: {3}")
  @MethodSource("lives")
  void aJobStandsAsTheClusterTells(String name, Job job, List<Pod> pods, String expected) {
    assertEquals(expected, word(JobObserver.observe(Optional.of(job), pods, List.of())), name);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("events")
  void theLatestRefusalOfAPodIsTold(String message, String expected) {
    List<Event> events =
        List.of(event("FailedCreate", message, END), event("FailedCreate", "before", START));

    assertEquals(expected, word(JobObserver.observe(Optional.of(job()), List.of(), events)));
  }

  /** An autoscaler can bring a node, and others end; another kind of node nobody brings. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0/3 nodes are available: 3 Insufficient cpu. preemption: 0/3 nodes are available: 3 No preemption victims found for incoming pod. | Waiting Queued
          0/5 nodes are available: 2 Insufficient memory, 3 node(s) had untolerated taint {npu: }. | Waiting Queued
          0/1 nodes are available: 1 Insufficient furiosa.ai/rngd.                                | Waiting Queued
          0/1 nodes are available: 1 Too many pods.                                               | Waiting Queued
          0/2 nodes are available: 2 node(s) didn't match Pod's node affinity/selector.           | Waiting Unschedulable
          0/2 nodes are available: 2 node(s) had untolerated taint {npu: }.                       | Waiting Unschedulable
          0/2 nodes are available: pod has unbound immediate PersistentVolumeClaims.              | Waiting Unschedulable
          """)
  void aNodeThatIsFullIsToldFromOneThatDoesNotFit(String said, String expected) {
    Pod pod = with(pod(), "PodScheduled", "False", "Unschedulable", said);

    assertEquals(expected, word(JobObserver.observe(Optional.of(job()), List.of(pod), List.of())));
  }

  @Test
  void aVolumeThatCannotBeMountedIsTold() {
    List<Event> events = List.of(event("FailedMount", "no such share", END));
    List<Pod> pods = List.of(pod(waiting("ContainerCreating")));

    assertEquals(
        "Waiting ContainerConfig", word(JobObserver.observe(Optional.of(job()), pods, events)));
  }

  private static Pod drained(Pod pod) {
    return with(pod, "DisruptionTarget", "True", "EvictionByEvictionAPI");
  }

  private static Arguments seen(String name, Job job, Pod pod, String expected) {
    return arguments(name, job, List.of(pod), expected);
  }

  private static Arguments told(String message, String expected) {
    return arguments("pods \"x\" is forbidden: " + message, expected);
  }
}
