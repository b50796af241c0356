package npuc.lambda.kubernetes;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodStatus;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import npuc.job.JobEnd;

/** A pod of a Job: what its status says, where it says anything. */
record JobPod(Pod pod) {
  /** The container that goes before the compiler's, named {@link #JOB}. */
  static final String PREPARATION = "prepare";

  /** The same where it fetches the model too: then it is the first part of the Job. */
  static final String FETCHING = "fetch";

  static final String JOB = "job";
  private static final String FORGOTTEN = "ContainerStatusUnknown";

  /** The kubelet's words for a limit of the pod's own, not for a node that is short of disk. */
  private static final Pattern OWN_LIMIT =
      Pattern.compile(
          "ephemeral local storage usage exceeds the total limit of containers"
              + "|exceeded its local ephemeral storage limit"
              + "|Usage of EmptyDir volume .+ exceeds the limit");

  private static final Pattern STOP = Pattern.compile("[.\\s]+$");

  /** The one that counts: Kubernetes replaces a pod that was disrupted. */
  static Optional<JobPod> newest(List<Pod> pods) {
    return pods.stream()
        .max(
            Comparator.comparing((Pod pod) -> pod.getMetadata().getCreationTimestamp())
                .thenComparing(pod -> pod.getMetadata().getName()))
        .map(JobPod::new);
  }

  String name() {
    return pod.getMetadata().getName();
  }

  String uid() {
    return pod.getMetadata().getUid();
  }

  Optional<ContainerStateWaiting> waiting() {
    return state().map(ContainerState::getWaiting);
  }

  Optional<ContainerStateTerminated> terminated() {
    return state().map(ContainerState::getTerminated);
  }

  boolean isRunning() {
    return state().map(ContainerState::getRunning).isPresent();
  }

  /** When it began to run, or to fetch; empty when it never did. */
  Optional<Instant> startedAt() {
    return fetching().flatMap(JobPod::start).or(this::runsSince);
  }

  /** When its container started; empty when it never did. */
  Optional<Instant> runsSince() {
    return state().flatMap(JobPod::start);
  }

  /** Whether it fetches at this moment. */
  boolean isFetching() {
    return fetching().map(ContainerState::getRunning).isPresent();
  }

  /** Whether it has fetched, or does. */
  boolean fetches() {
    return fetching().isPresent();
  }

  private static Optional<Instant> start(ContainerState state) {
    return Optional.ofNullable(state.getRunning())
        .map(running -> running.getStartedAt())
        .or(
            () ->
                Optional.ofNullable(state.getTerminated())
                    .map(ContainerStateTerminated::getStartedAt))
        .map(Instant::parse);
  }

  /** How its container ended, where that is known. */
  Optional<JobEnd> end() {
    return terminated()
        .filter(ended -> ended.getStartedAt() != null && ended.getFinishedAt() != null)
        .map(
            ended ->
                new JobEnd(
                    startedAt().orElseThrow(),
                    Instant.parse(ended.getFinishedAt()),
                    ended.getExitCode(),
                    Optional.ofNullable(ended.getMessage())));
  }

  /** Whether the cluster ended it for reasons of its own. */
  boolean isDisrupted() {
    boolean disrupted =
        condition("DisruptionTarget").map(found -> found.getStatus().equals("True")).orElse(false);
    return disrupted || (isEvicted() && !filledItsDisk()) || reason().equals("Preempting");
  }

  /** Whether it was ended because it used more of the node's disk than its limits allow. */
  boolean filledItsDisk() {
    return isEvicted() && OWN_LIMIT.matcher(message()).find();
  }

  /** Whether another pod is to come in its place. */
  boolean isReplaced() {
    return isDisrupted() && !isRunning();
  }

  /** Whether we asked it to end, by a deadline of its own that no Job is created with. */
  boolean wasAskedToEnd() {
    return reason().equals("DeadlineExceeded");
  }

  Optional<PodCondition> condition(String type) {
    return status().map(PodStatus::getConditions).stream()
        .flatMap(List::stream)
        .filter(condition -> condition.getType().equals(type))
        .findFirst();
  }

  /** What the cluster says of the whole pod, without a full stop; may be empty. */
  String message() {
    String said = status().map(PodStatus::getMessage).orElse("");
    return STOP.matcher(said).replaceFirst("");
  }

  private boolean isEvicted() {
    return reason().equals("Evicted");
  }

  private String reason() {
    return status().map(PodStatus::getReason).orElse("");
  }

  /**
   * Whose log is the Job's: the preparation's, when it failed. What waits has none; and a kubelet
   * that is busy may say for a moment that both wait, of a pod that has long begun.
   */
  String container() {
    return heldUp().filter(JobPod::hasFailed).isPresent() ? preparation() : JOB;
  }

  /** How the container before the compiler's is called. */
  String preparation() {
    return fetches() ? FETCHING : PREPARATION;
  }

  private Optional<ContainerState> state() {
    return heldUp().or(this::job);
  }

  private Optional<ContainerState> fetching() {
    return preparations()
        .filter(status -> FETCHING.equals(status.getName()))
        .map(ContainerStatus::getState);
  }

  private Optional<ContainerStatus> preparations() {
    return status().map(PodStatus::getInitContainerStatuses).stream()
        .flatMap(List::stream)
        .findFirst();
  }

  private Optional<ContainerState> job() {
    return first(status().map(PodStatus::getContainerStatuses));
  }

  /** How the preparation stands that waits or has failed; one that runs is no start of the Job. */
  private Optional<ContainerState> heldUp() {
    boolean begun = job().filter(state -> state.getWaiting() == null).isPresent();
    return preparations()
        .map(ContainerStatus::getState)
        .filter(state -> !begun && (state.getWaiting() != null || hasFailed(state)));
  }

  /** One that the kubelet knows no more is said to have ended with 137, however it ended. */
  private static boolean hasFailed(ContainerState state) {
    ContainerStateTerminated ended = state.getTerminated();
    return ended != null && ended.getExitCode() != 0 && !FORGOTTEN.equals(ended.getReason());
  }

  private static Optional<ContainerState> first(Optional<List<ContainerStatus>> containers) {
    return containers.stream().flatMap(List::stream).findFirst().map(ContainerStatus::getState);
  }

  private Optional<PodStatus> status() {
    return Optional.ofNullable(pod.getStatus());
  }
}
