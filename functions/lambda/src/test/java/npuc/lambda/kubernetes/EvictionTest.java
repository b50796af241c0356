package npuc.lambda.kubernetes;

import static npuc.lambda.kubernetes.SeenJob.evicted;
import static npuc.lambda.kubernetes.SeenJob.exit;
import static npuc.lambda.kubernetes.SeenJob.job;
import static npuc.lambda.kubernetes.SeenJob.pod;
import static npuc.lambda.kubernetes.SeenJob.running;
import static npuc.lambda.kubernetes.SeenJob.word;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Optional;
import npuc.compilation.JobStatus;
import npuc.compilation.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Why the kubelet evicts a pod: the node's need, or limits of the pod's own. */
final class EvictionTest {
  private static final String OWN_LIMIT =
      "Pod ephemeral local storage usage exceeds the total limit of containers 256Mi. ";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      textBlock =
          """
          DiskFull | 'Pod ephemeral local storage usage exceeds the total limit of containers 256Mi. '
          DiskFull | 'Container job exceeded its local ephemeral storage limit "256Mi". '
          DiskFull | 'Usage of EmptyDir volume "scratch" exceeds the limit "50Gi". '
          Evicted  | 'The node was low on resource: ephemeral-storage. Threshold quantity: 1Gi, available: 9Mi. '
          Evicted  | 'The node was low on resource: memory. Container job was using 5Gi, request is 1Gi, \
          has larger consumption of memory. '
          Evicted  | 'The node had condition: [DiskPressure]. '
          Evicted  | ''
          """)
  void aPodThatFilledItsDiskIsToldFromOneOfANodeInNeed(String code, String message) {
    assertEquals("Failed " + code, word(end(evicted(pod(exit(137, "")), message))));
  }

  @Test
  void whoFilledTheDiskIsToldWhatToRaise() {
    assertEquals(
        "It used more of the node's disk than it may: Pod ephemeral local storage usage exceeds the"
            + " total limit of containers 256Mi. Have the deployment's parameter Scratch raised,"
            + " then retry the step.",
        reason(evicted(pod(exit(137, "")), OWN_LIMIT)).message());
  }

  @Test
  void whatTheKubeletSaysEndsInOneFullStop() {
    assertEquals(
        "The cluster ended its pod: The node had condition: [DiskPressure]. Retry the step.",
        reason(evicted(pod(exit(137, "")), "The node had condition: [DiskPressure]. ")).message());
  }

  /** Kubernetes gives the Job another pod only for what was no fault of the first. */
  @Test
  void aPodThatFilledItsDiskIsNotReplaced() {
    assertFalse(new JobPod(evicted(pod(exit(137, "")), OWN_LIMIT)).isReplaced());
    assertFalse(new JobPod(evicted(pod(running()), "The node was low")).isReplaced());
    assertTrue(new JobPod(evicted(pod(exit(137, "")), "The node was low")).isReplaced());
  }

  private static Reason reason(Pod pod) {
    return assertInstanceOf(JobStatus.Failed.class, end(pod)).reason();
  }

  private static JobStatus end(Pod pod) {
    var givenUp = job("Failed", "BackoffLimitExceeded");
    return JobObserver.observe(Optional.of(givenUp), List.of(pod), List.of());
  }
}
