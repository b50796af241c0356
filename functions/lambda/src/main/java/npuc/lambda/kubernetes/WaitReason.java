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
import npuc.compilation.CauseCode;
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
      case "InvalidImageName" -> Optional.of(new Reason(ReasonCode.INVALID_IMAGE_NAME, said));
      case "ErrImagePull", "ImagePullBackOff", "ErrImageNeverPull", "RegistryUnavailable" ->
          quoting(
              ReasonCode.IMAGE_PULL,
              CauseCode.IMAGE_NOT_PULLED,
              "The image can't be pulled: {said}",
              said);
      case "CreateContainerConfigError", "CreateContainerError", "RunContainerError" ->
          quoting(
              ReasonCode.CONTAINER_CONFIG,
              CauseCode.CONTAINER_NOT_CREATED,
              "The container can't be created: {said}",
              said);
      default -> Optional.empty();
    };
  }

  private static Optional<Reason> ofScheduling(PodCondition scheduled) {
    String said = Optional.ofNullable(scheduled.getMessage()).orElse("no details");
    return switch (Optional.ofNullable(scheduled.getReason()).orElse("")) {
      case "Unschedulable" ->
          NO_ROOM.matcher(said).find()
              ? quoting(
                  ReasonCode.QUEUED,
                  CauseCode.WAITS_FOR_NODE,
                  "It waits for room on a node: {said}",
                  said)
              : quoting(
                  ReasonCode.UNSCHEDULABLE, CauseCode.NO_NODE, "No node can take it: {said}", said);
      case "SchedulingGated" ->
          quoting(ReasonCode.QUEUED, CauseCode.HELD_BACK, "It is held back: {said}", said);
      default -> Optional.empty();
    };
  }

  private static Reason ofVolume(Event event) {
    return Reason.quoting(
        ReasonCode.CONTAINER_CONFIG,
        CauseCode.VOLUME_NOT_ATTACHED,
        "A volume can't be mounted: {said}",
        String.valueOf(event.getMessage()));
  }

  private static Optional<Reason> withoutPod(Job job, List<Event> events) {
    if (isSuspended(job)) {
      return Optional.of(
              Reason.of(ReasonCode.QUEUED, CauseCode.NOT_ADMITTED, "The Job waits to be admitted."))
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
            .map(condition -> String.valueOf(condition.get("message")))
            .map(
                said ->
                    Reason.quoting(
                        ReasonCode.QUEUED,
                        CauseCode.NOT_ADMITTED_BY_KUEUE,
                        "Kueue has not admitted it yet: {said}",
                        said))
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
                    ? Reason.quoting(
                        ReasonCode.QUOTA_EXCEEDED,
                        CauseCode.NAMESPACE_REFUSES,
                        "The namespace refuses it: {said}",
                        said)
                    : Reason.quoting(
                        ReasonCode.CONTAINER_CONFIG,
                        CauseCode.POD_REFUSED,
                        "The cluster refuses its pod: {said}",
                        said));
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

  private static Optional<Reason> quoting(
      ReasonCode code, CauseCode cause, String form, String said) {
    return Optional.of(Reason.quoting(code, cause, form, said));
  }
}
