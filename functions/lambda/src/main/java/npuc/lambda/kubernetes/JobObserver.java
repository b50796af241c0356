package npuc.lambda.kubernetes;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobCondition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import npuc.compilation.JobStatus;

/**
 * How a Job stands: a pure function of what the cluster says about it. Whether it has ended is
 * decided by the Job's conditions alone, and success needs the result of its container as well.
 */
public final class JobObserver {
  private JobObserver() {}

  /**
   * Judges.
   *
   * @param job empty when there is none
   * @param pods its pods; the newest counts
   * @param events of the Job, or of the pod that waits; only told while nothing runs
   */
  public static JobStatus observe(Optional<Job> job, List<Pod> pods, List<Event> events) {
    return job.map(found -> observe(found, pods, events)).orElseGet(JobStatus.Missing::new);
  }

  private static JobStatus observe(Job job, List<Pod> pods, List<Event> events) {
    Optional<JobPod> newest = JobPod.newest(pods);
    return condition(job, "Complete")
        .map(complete -> EndedJob.complete(at(complete), newest))
        .or(() -> condition(job, "Failed").map(failed -> failed(failed, newest)))
        .orElseGet(() -> alive(job, pods, events));
  }

  /** Whether the cluster is done with a Job. */
  static boolean hasEnded(Job job) {
    return condition(job, "Complete").or(() -> condition(job, "Failed")).isPresent();
  }

  private static JobStatus failed(JobCondition failed, Optional<JobPod> newest) {
    return "DeadlineExceeded".equals(failed.getReason())
        ? EndedJob.overdue(at(failed), newest)
        : EndedJob.failed(at(failed), newest);
  }

  /** A container that has ended still runs for us: the Job's condition follows within seconds. */
  private static JobStatus alive(Job job, List<Pod> pods, List<Event> events) {
    Optional<JobPod> newest = JobPod.newest(pods);
    return newest
        .filter(pod -> !pod.isReplaced())
        .flatMap(pod -> begun(pod, pods.size() - 1))
        .orElseGet(() -> new JobStatus.Waiting(WaitReason.of(job, newest, events)));
  }

  /** One that has fetched and waits for its container to start goes on with the fetching's time. */
  private static Optional<JobStatus> begun(JobPod pod, int infraRestarts) {
    return pod.startedAt()
        .map(
            since ->
                pod.runsSince().isEmpty()
                    ? new JobStatus.Fetching(since, Optional.empty(), infraRestarts)
                    : new JobStatus.Running(
                        since,
                        pod.runsSince().filter(_ -> pod.fetches()),
                        Optional.empty(),
                        infraRestarts));
  }

  private static Optional<JobCondition> condition(Job job, String type) {
    return Optional.ofNullable(job.getStatus())
        .flatMap(
            status ->
                status.getConditions().stream()
                    .filter(condition -> condition.getType().equals(type))
                    .filter(condition -> condition.getStatus().equals("True"))
                    .findFirst());
  }

  private static Instant at(JobCondition condition) {
    return Instant.parse(condition.getLastTransitionTime());
  }
}
