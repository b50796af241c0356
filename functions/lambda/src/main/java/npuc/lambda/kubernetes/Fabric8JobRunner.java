package npuc.lambda.kubernetes;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import npuc.compilation.JobStatus;
import npuc.compilation.Reason;
import npuc.environment.SecretBox;
import npuc.job.JobName;
import npuc.job.JobRunner;
import npuc.job.JobSpec;

/**
 * {@link JobRunner} that runs Jobs on a Kubernetes cluster. It remembers nothing and watches
 * nothing: every answer is what the cluster says at that moment.
 *
 * <p>A Job with secrets is created suspended, gets its Secret, and is then let go. Whoever submits
 * an equal Job again does what is left of that.
 *
 * <p>A running Job is asked to end by a deadline for its pod, not by deletion, so that how it ended
 * and what it left can still be read. Lost is the result of a Job that was deleted just as its
 * container started, or by someone else, and of one that takes longer than 30 s to end.
 *
 * <p>Besides what {@link JobRunner} promises, it throws {@link ClusterRefusedException} when rights
 * or settings are wrong.
 */
public final class Fabric8JobRunner implements JobRunner {
  /** The least that is allowed: it is over as soon as the node hears of it. */
  private static final String END_NOW = "{\"spec\":{\"activeDeadlineSeconds\":1}}";

  private final Cluster cluster;
  private final PodLogs logs;
  private final JobCreation creation;

  /**
   * Uses a client as it is.
   *
   * @param client stays the caller's to close
   * @param secrets opens what goes into the Secret of a Job
   */
  public Fabric8JobRunner(KubernetesClient client, KubernetesSettings settings, SecretBox secrets) {
    this.cluster = new Cluster(client, settings.namespace());
    this.logs = new PodLogs(client, settings.namespace());
    this.creation = new JobCreation(cluster, new JobTemplate(settings), secrets);
  }

  @Override
  public Submission submit(JobSpec spec) {
    try {
      return creation.submit(spec);
    } catch (NoRoomException e) {
      return new Submission.NoRoom(e.reason());
    }
  }

  @Override
  public JobStatus observe(JobName name) {
    Optional<Job> job = cluster.find(name);
    List<Pod> pods = job.map(found -> cluster.pods(name)).orElseGet(List::of);
    Optional<JobPod> newest = JobPod.newest(pods);
    JobStatus status = JobObserver.observe(job, pods, List.of());
    return switch (status) {
      case JobStatus.Waiting(var reason) when reason.isEmpty() ->
          JobObserver.observe(job, pods, events(job, newest));
      case JobStatus.Waiting waiting ->
          new JobStatus.Waiting(job.flatMap(this::admission).or(waiting::reason));
      case JobStatus.Fetching fetching ->
          new JobStatus.Fetching(
              fetching.startedAt(), newest.flatMap(logs::progress), fetching.infraRestarts());
      case JobStatus.Running running ->
          new JobStatus.Running(
              running.startedAt(),
              running.fetchedAt(),
              newest.flatMap(logs::progress),
              running.infraRestarts());
      default -> status;
    };
  }

  @Override
  public Optional<InputStream> log(JobName name, long offset) {
    return cluster
        .find(name)
        .flatMap(job -> JobPod.newest(cluster.pods(name)))
        .flatMap(pod -> logs.from(pod, offset));
  }

  @Override
  public void delete(JobName name) {
    cluster.find(name).ifPresent(job -> delete(job, name));
  }

  private void delete(Job job, JobName name) {
    Optional<JobPod> pod =
        JobObserver.hasEnded(job)
            ? Optional.empty()
            : JobPod.newest(cluster.pods(name)).filter(found -> !found.isReplaced());
    if (pod.filter(JobPod::isRunning).isPresent()) {
      cluster.patch(pod.get(), END_NOW);
    } else if (pod.flatMap(JobPod::terminated).isEmpty()) {
      cluster.delete(name);
    }
    // A container that has just ended is left to the cluster: its Job's end follows at once.
  }

  /** Why it is not admitted, where a queue holds it back. */
  private Optional<Reason> admission(Job job) {
    return Optional.of(job)
        .filter(WaitReason::isSuspended)
        .filter(held -> held.getMetadata().getLabels().containsKey(Marks.QUEUE))
        .filter(held -> !Marks.isHeld(held))
        .flatMap(cluster::workload)
        .flatMap(WaitReason::ofWorkload);
  }

  private List<Event> events(Optional<Job> job, Optional<JobPod> pod) {
    return pod.filter(found -> !found.isReplaced())
        .map(JobPod::uid)
        .or(() -> job.map(found -> found.getMetadata().getUid()))
        .map(cluster::events)
        .orElseGet(List::of);
  }
}
