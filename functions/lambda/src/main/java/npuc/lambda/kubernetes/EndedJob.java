package npuc.lambda.kubernetes;

import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.Quantity;
import java.time.Instant;
import java.util.Optional;
import npuc.compilation.CauseCode;
import npuc.compilation.JobStatus;
import npuc.compilation.Reason;
import npuc.compilation.ReasonCode;
import npuc.job.JobEnd;
import npuc.refusal.Wording;

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
                    Reason.of(
                        ReasonCode.RESULT_MISSING,
                        CauseCode.RESULT_GONE,
                        "The Job ended well but its pod is gone, and with it the result that proves its"
                            + " success. Retry the step.")));
  }

  static JobStatus overdue(Instant at, Optional<JobPod> pod) {
    return failed(
        at,
        pod,
        Reason.of(
            ReasonCode.TIMED_OUT,
            CauseCode.RAN_LONGER_THAN_BOTH,
            "It took longer than both of its limits allow and was ended by the cluster. Re-compile with"
                + " larger limits, or give it more cpu."));
  }

  static JobStatus failed(Instant at, Optional<JobPod> pod) {
    return pod.map(found -> failed(at, found)).orElseGet(() -> lost(at, pod));
  }

  private static JobStatus failed(Instant at, JobPod pod) {
    Optional<JobPod> known = Optional.of(pod);
    if (pod.filledItsDisk()) {
      return failed(at, known, diskFull(pod));
    }
    if (pod.isDisrupted()) {
      return failed(
          at,
          known,
          Reason.quoting(
              ReasonCode.EVICTED,
              CauseCode.POD_DISRUPTED,
              "The cluster ended its pod: {said}. Retry the step.",
              pod.message()));
    }
    return switch (pod.terminated().map(ContainerStateTerminated::getReason).orElse("")) {
      case "OOMKilled" -> failed(at, known, outOfMemory(pod));
      case "ContainerCannotRun", "StartError" -> failed(at, Optional.empty(), cannotRun(pod));
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
                    Reason.of(
                        ReasonCode.TERMINATED,
                        CauseCode.ASKED_TO_END,
                        "The Job was asked to end and left no result. Retry the step when it was not"
                            + " meant to stop.")));
  }

  /** The container's word for its success is not enough when the cluster says otherwise. */
  private static JobStatus byItself(Instant at, JobPod pod) {
    JobStatus said = pod.end().map(JobEnd::status).orElseGet(() -> lost(at, Optional.of(pod)));
    return said instanceof JobStatus.Succeeded
        ? failed(
            at,
            Optional.of(pod),
            Reason.of(
                ReasonCode.INTERNAL,
                CauseCode.CALLED_FAILED,
                "The container ended well, but the cluster calls its Job failed. Retry the step."))
        : said;
  }

  private static JobStatus lost(Instant at, Optional<JobPod> pod) {
    return failed(
        at,
        pod,
        Reason.of(
            ReasonCode.JOB_LOST,
            CauseCode.POD_GONE,
            "The pod is gone, or its node, before anyone saw how it ended. Retry the step."));
  }

  /** A retry alone would end the same way. */
  private static Reason diskFull(JobPod pod) {
    return Reason.quoting(
        ReasonCode.DISK_FULL,
        CauseCode.DISK_OF_NODE,
        "It used more of the node's disk than it may: {said}. Have the deployment's parameter"
            + " Scratch raised, then retry the step.",
        pod.message());
  }

  private static Reason outOfMemory(JobPod pod) {
    String advice = ". Re-compile with a larger resources.memory.";
    String needed = "It needed more memory than its limit";
    return Reason.of(
        ReasonCode.OUT_OF_MEMORY,
        CauseCode.MEMORY_LIMIT,
        memoryLimit(pod)
            .map(
                limit ->
                    Wording.of(needed + " of {limit}" + advice).with("limit", limit.toString()))
            .orElseGet(() -> Wording.of(needed + advice)));
  }

  private static Optional<Quantity> memoryLimit(JobPod pod) {
    return pod.pod().getSpec().getContainers().stream()
        .findFirst()
        .flatMap(container -> Optional.ofNullable(container.getResources()))
        .map(resources -> resources.getLimits().get("memory"));
  }

  private static Reason cannotRun(JobPod pod) {
    return Reason.quoting(
        ReasonCode.CONTAINER_CONFIG,
        CauseCode.CONTAINER_NOT_STARTED,
        "The container can't be started; check the image and its settings: {said}",
        pod.terminated().map(ContainerStateTerminated::getMessage).orElse("no details"));
  }

  private static JobStatus failed(Instant at, Optional<JobPod> pod, Reason why) {
    return new JobStatus.Failed(pod.flatMap(JobPod::startedAt), at, why);
  }
}
