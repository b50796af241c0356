package npuc.lambda.kubernetes;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateBuilder;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import java.util.Map;
import npuc.compilation.JobStatus;

/** Jobs, pods and events as a cluster shows them. */
final class SeenJob {
  static final String START = "2026-03-01T10:00:00Z";
  static final String END = "2026-03-01T10:05:00Z";

  private SeenJob() {}

  static Job job() {
    return new JobBuilder()
        .withNewMetadata()
        .withName("job")
        .withUid("job-uid")
        .endMetadata()
        .withNewSpec()
        .endSpec()
        .withNewStatus()
        .endStatus()
        .build();
  }

  /** With a condition that is true. */
  static Job job(String condition, String reason) {
    return new JobBuilder(job())
        .editStatus()
        .addNewCondition()
        .withType(condition)
        .withStatus("True")
        .withReason(reason)
        .withLastTransitionTime(END)
        .endCondition()
        .endStatus()
        .build();
  }

  static Job suspended(Map<String, String> annotations) {
    return new JobBuilder(job())
        .editMetadata()
        .withAnnotations(annotations)
        .endMetadata()
        .editSpec()
        .withSuspend(true)
        .endSpec()
        .build();
  }

  static Pod pod() {
    return new PodBuilder()
        .withNewMetadata()
        .withName("job-a")
        .withCreationTimestamp(START)
        .endMetadata()
        .withNewSpec()
        .addNewContainer()
        .withName("job")
        .withNewResources()
        .addToLimits("memory", new Quantity("64Mi"))
        .endResources()
        .endContainer()
        .endSpec()
        .withNewStatus()
        .endStatus()
        .build();
  }

  static Pod pod(ContainerState state) {
    return new PodBuilder(pod())
        .editStatus()
        .addNewContainerStatus()
        .withName("job")
        .withState(state)
        .endContainerStatus()
        .endStatus()
        .build();
  }

  /** One with a container before the compiler's. */
  static Pod prepared(String name, ContainerState before, ContainerState compiler) {
    return new PodBuilder(pod(compiler))
        .editStatus()
        .addNewInitContainerStatus()
        .withName(name)
        .withState(before)
        .endInitContainerStatus()
        .endStatus()
        .build();
  }

  /** What replaced another. */
  static Pod later(Pod pod) {
    return new PodBuilder(pod).editMetadata().withCreationTimestamp(END).endMetadata().build();
  }

  /** With that reason of its own. */
  static Pod ended(Pod pod, String reason) {
    return new PodBuilder(pod)
        .editStatus()
        .withPhase("Failed")
        .withReason(reason)
        .withMessage("the node says why")
        .endStatus()
        .build();
  }

  /** Evicted, with what the kubelet says of it. */
  static Pod evicted(Pod pod, String message) {
    return new PodBuilder(ended(pod, "Evicted"))
        .editStatus()
        .withMessage(message)
        .endStatus()
        .build();
  }

  static Pod with(Pod pod, String condition, String status, String reason) {
    return with(pod, condition, status, reason, "0/3 nodes are available");
  }

  static Pod with(Pod pod, String condition, String status, String reason, String said) {
    return new PodBuilder(pod)
        .editStatus()
        .addNewCondition()
        .withType(condition)
        .withStatus(status)
        .withReason(reason)
        .withMessage(said)
        .endCondition()
        .endStatus()
        .build();
  }

  static ContainerState running() {
    return new ContainerStateBuilder().withNewRunning().withStartedAt(START).endRunning().build();
  }

  static ContainerState waiting(String reason) {
    return new ContainerStateBuilder()
        .withNewWaiting()
        .withReason(reason)
        .withMessage("the kubelet says why")
        .endWaiting()
        .build();
  }

  static ContainerState exit(int code, String reason, String message) {
    return new ContainerStateBuilder()
        .withNewTerminated()
        .withStartedAt(START)
        .withFinishedAt(END)
        .withExitCode(code)
        .withReason(reason)
        .withMessage(message)
        .endTerminated()
        .build();
  }

  static ContainerState exit(int code, String message) {
    return exit(code, code == 0 ? "Completed" : "Error", message);
  }

  static Event event(String reason, String message, String at) {
    return new EventBuilder()
        .withNewMetadata()
        .withName("event")
        .withCreationTimestamp(START)
        .endMetadata()
        .withReason(reason)
        .withMessage(message)
        .withLastTimestamp(at)
        .build();
  }

  /** In a word or two. */
  static String word(JobStatus status) {
    return switch (status) {
      case JobStatus.Missing missing -> "Missing";
      case JobStatus.Waiting(var why) ->
          "Waiting" + why.map(reason -> " " + reason.code().code()).orElse("");
      case JobStatus.Fetching fetching -> "Fetching " + fetching.infraRestarts();
      case JobStatus.Running running -> "Running " + running.infraRestarts();
      case JobStatus.Succeeded succeeded -> "Succeeded";
      case JobStatus.Failed failed -> "Failed " + failed.reason().code().code();
    };
  }
}
