package npuc.lambda.kubernetes;

import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import npuc.compilation.Reason;
import npuc.compilation.ReasonCode;

/** Why nothing of a Job runs yet, as far as the cluster tells. */
final class WaitReason {
  /** What the admission plug-in LimitRanger says of a pod that is too large. */
  private static final Pattern TOO_LARGE = Pattern.compile("(maximum|minimum) \\S+ usage per");

  /** What the scheduler says of nodes that would do, had others not taken their room. */
  private static final Pattern NO_ROOM = Pattern.compile("Insufficient \\S+|Too many pods");

  private WaitReason() {}

  static Optional<Reason> of(Job job, Optional<JobPod> pod, List<Event> events) {
    return pod.filter(found -> !found.isReplaced())
        .map(found -> ofPod(found, events))
        .orElseGet(() -> withoutPod(job, events));
  }

  private static Optional<Reason> ofPod(JobPod pod, List<Event> events) {
    return pod.waiting()
        .flatMap(WaitReason::ofContainer)
        .or(() -> pod.condition("PodScheduled").flatMap(WaitReason::ofScheduling))
        .or(() -> latest(events, "FailedMount", "FailedAttachVolume").map(WaitReason::ofVolume));
  }

  private static Optional<Reason> ofContainer(ContainerStateWaiting waiting) {
    String said = Optional.ofNullable(waiting.getMessage()).orElse("no details");
    return switch (Optional.ofNullable(waiting.getReason()).orElse("")) {
      case "InvalidImageName" -> reason(ReasonCode.INVALID_IMAGE_NAME, said);
      case "ErrImagePull", "ImagePullBackOff", "ErrImageNeverPull", "RegistryUnavailable" ->
          reason(ReasonCode.IMAGE_PULL, "The image can't be pulled: " + said);
      case "CreateContainerConfigError", "CreateContainerError", "RunContainerError" ->
          reason(ReasonCode.CONTAINER_CONFIG, "The container can't be created: " + said);
      default -> Optional.empty();
    };
  }

  private static Optional<Reason> ofScheduling(PodCondition scheduled) {
    String said = Optional.ofNullable(scheduled.getMessage()).orElse("no details");
    return switch (Optional.ofNullable(scheduled.getReason()).orElse("")) {
      case "Unschedulable" ->
          NO_ROOM.matcher(said).find()
              ? reason(ReasonCode.QUEUED, "It waits for room on a node: " + said)
              : reason(ReasonCode.UNSCHEDULABLE, "No node can take it: " + said);
      case "SchedulingGated" -> reason(ReasonCode.QUEUED, "It is held back: " + said);
      default -> Optional.empty();
    };
  }

  private static Reason ofVolume(Event event) {
    return new Reason(
        ReasonCode.CONTAINER_CONFIG, "A volume can't be mounted: " + event.getMessage());
  }

  private static Optional<Reason> withoutPod(Job job, List<Event> events) {
    if (isSuspended(job)) {
      return Optional.of(new Reason(ReasonCode.QUEUED, "The Job waits to be admitted."))
          .filter(queued -> !Marks.isHeld(job));
    }
    return latest(events, "FailedCreate").map(WaitReason::ofCreation);
  }

  static boolean isSuspended(Job job) {
    return Boolean.TRUE.equals(job.getSpec().getSuspend());
  }

  /** What Kueue says of a Job that it does not admit yet: {@code status.conditions}. */
  static Optional<Reason> ofWorkload(GenericKubernetesResource workload) {
    return workload.<Object>get("status", "conditions") instanceof List<?> conditions
        ? conditions.stream()
            .filter(Map.class::isInstance)
            .map(condition -> (Map<?, ?>) condition)
            .filter(condition -> "QuotaReserved".equals(condition.get("type")))
            .filter(condition -> "False".equals(condition.get("status")))
            .map(condition -> "Kueue has not admitted it yet: " + condition.get("message"))
            .map(said -> new Reason(ReasonCode.QUEUED, said))
            .findFirst()
        : Optional.empty();
  }

  private static Reason ofCreation(Event event) {
    String said = Optional.ofNullable(event.getMessage()).orElse("no details");
    return ExceededQuota.in(said)
        .map(ExceededQuota::reason)
        .orElseGet(
            () ->
                TOO_LARGE.matcher(said).find()
                    ? new Reason(ReasonCode.QUOTA_EXCEEDED, "The namespace refuses it: " + said)
                    : new Reason(
                        ReasonCode.CONTAINER_CONFIG, "The cluster refuses its pod: " + said));
  }

  private static Optional<Event> latest(List<Event> events, String... reasons) {
    return events.stream()
        .filter(event -> List.of(reasons).contains(event.getReason()))
        .max(Comparator.comparing(WaitReason::time));
  }

  private static String time(Event event) {
    return Optional.ofNullable(event.getLastTimestamp())
        .orElseGet(() -> event.getMetadata().getCreationTimestamp());
  }

  private static Optional<Reason> reason(ReasonCode code, String message) {
    return Optional.of(new Reason(code, message));
  }
}
