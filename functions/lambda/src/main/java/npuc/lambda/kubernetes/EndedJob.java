package npuc.lambda.kubernetes;

import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.Quantity;
import java.time.Instant;
import java.util.Optional;
import npuc.compilation.JobStatus;
import npuc.compilation.Reason;
import npuc.compilation.ReasonCode;
import npuc.job.JobEnd;

/** How a Job ended, once the cluster says that it has. */
final class EndedJob {
  private static final int KILLED = 137;

  private EndedJob() {}

  static JobStatus complete(Instant at, Optional<JobPod> pod) {
    return pod.flatMap(JobPod::end)
        .map(JobEnd::status)
        .orElseGet(
            () ->
                failed(
                    at,
                    pod,
                    ReasonCode.RESULT_MISSING,
                    "The Job ended well but its pod is gone, and with it the result that proves its"
                        + " success. Retry the step."));
  }

  static JobStatus overdue(Instant at, Optional<JobPod> pod) {
    return failed(
        at,
        pod,
        ReasonCode.TIMED_OUT,
        "It took longer than both of its limits allow and was ended by the cluster. Re-compile with"
            + " larger limits, or give it more cpu.");
  }

  static JobStatus failed(Instant at, Optional<JobPod> pod) {
    return pod.map(found -> failed(at, found)).orElseGet(() -> lost(at, pod));
  }

  private static JobStatus failed(Instant at, JobPod pod) {
    Optional<JobPod> known = Optional.of(pod);
    if (pod.filledItsDisk()) {
      return failed(at, known, ReasonCode.DISK_FULL, diskFull(pod));
    }
    if (pod.isDisrupted()) {
      return failed(
          at,
          known,
          ReasonCode.EVICTED,
          "The cluster ended its pod: " + pod.message() + ". Retry the step.");
    }
    return switch (pod.terminated().map(ContainerStateTerminated::getReason).orElse("")) {
      case "OOMKilled" -> failed(at, known, ReasonCode.OUT_OF_MEMORY, outOfMemory(pod));
      case "ContainerCannotRun", "StartError" ->
          failed(at, Optional.empty(), ReasonCode.CONTAINER_CONFIG, cannotRun(pod));
      case "ContainerStatusUnknown" -> lost(at, known);
      default -> pod.wasAskedToEnd() ? onRequest(at, pod) : byItself(at, pod);
    };
  }

  /** What it did before it ended counts: it may have published. */
  private static JobStatus onRequest(Instant at, JobPod pod) {
    return pod.end()
        .filter(end -> end.exitCode() != KILLED)
        .map(JobEnd::status)
        .orElseGet(
            () ->
                failed(
                    at,
                    Optional.of(pod),
                    ReasonCode.TERMINATED,
                    "The Job was asked to end and left no result. Retry the step when it was not"
                        + " meant to stop."));
  }

  /** The container's word for its success is not enough when the cluster says otherwise. */
  private static JobStatus byItself(Instant at, JobPod pod) {
    JobStatus said = pod.end().map(JobEnd::status).orElseGet(() -> lost(at, Optional.of(pod)));
    return said instanceof JobStatus.Succeeded
        ? failed(
            at,
            Optional.of(pod),
            ReasonCode.INTERNAL,
            "The container ended well, but the cluster calls its Job failed. Retry the step.")
        : said;
  }

  private static JobStatus lost(Instant at, Optional<JobPod> pod) {
    return failed(
        at,
        pod,
        ReasonCode.JOB_LOST,
        "The pod is gone, or its node, before anyone saw how it ended. Retry the step.");
  }

  /** A retry alone would end the same way. */
  private static String diskFull(JobPod pod) {
    return "It used more of the node's disk than it may: "
        + pod.message()
        + ". Have the deployment's parameter Scratch raised, then retry the step.";
  }

  private static String outOfMemory(JobPod pod) {
    return "It needed more memory than its limit%s. Re-compile with a larger resources.memory."
        .formatted(memoryLimit(pod).map(limit -> " of " + limit).orElse(""));
  }

  private static Optional<Quantity> memoryLimit(JobPod pod) {
    return pod.pod().getSpec().getContainers().stream()
        .findFirst()
        .flatMap(container -> Optional.ofNullable(container.getResources()))
        .map(resources -> resources.getLimits().get("memory"));
  }

  private static String cannotRun(JobPod pod) {
    return "The container can't be started; check the image and its settings: "
        + pod.terminated().map(ContainerStateTerminated::getMessage).orElse("no details");
  }

  private static JobStatus failed(
      Instant at, Optional<JobPod> pod, ReasonCode code, String message) {
    return new JobStatus.Failed(pod.flatMap(JobPod::startedAt), at, new Reason(code, message));
  }
}
