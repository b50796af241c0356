package npuc.lambda.kubernetes;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import npuc.environment.SecretBox;
import npuc.job.JobName;
import npuc.job.JobRunner.Submission;
import npuc.job.JobSpec;
import npuc.retry.RetryableException;

/**
 * Makes a Job be there, with its Secret. It can end between any two requests: whoever submits an
 * equal Job next does what is left.
 */
final class JobCreation {
  private static final String LET_GO =
      "{\"metadata\":{\"annotations\":{\"" + Marks.HELD + "\":\"false\"}}%s}";
  private static final String RESUMED = ",\"spec\":{\"suspend\":false}";

  private final Cluster cluster;
  private final JobTemplate template;
  private final SecretBox secrets;

  JobCreation(Cluster cluster, JobTemplate template, SecretBox secrets) {
    this.cluster = cluster;
    this.template = template;
    this.secrets = secrets;
  }

  Submission submit(JobSpec spec) {
    Job job = cluster.create(template.job(spec)).orElseGet(() -> existing(spec.name()));
    if (!Marks.isOf(job, spec)) {
      return Submission.CONFLICT;
    }
    if (Marks.isHeld(job)) {
      giveSecret(job, spec);
      letGo(job, spec.name());
    }
    return Submission.SUBMITTED;
  }

  private Job existing(JobName name) {
    return cluster
        .find(name)
        .orElseThrow(() -> new RetryableException(name + " is being removed; create it again"));
  }

  /**
   * One that is there already may belong to a Job of the same name that was removed. It can't be
   * looked at: reading secrets is a right that nobody needs here.
   */
  private void giveSecret(Job job, JobSpec spec) {
    Secret secret = JobSecret.of(job, spec, secrets);
    if (!cluster.create(secret) && cluster.find(spec.name()).filter(Marks::isHeld).isPresent()) {
      cluster.delete(secret);
      cluster.create(secret);
    }
  }

  /** A Job in a queue is resumed by the queue. */
  private void letGo(Job job, JobName name) {
    boolean queued = job.getMetadata().getLabels().containsKey(Marks.QUEUE);
    cluster.patch(name, LET_GO.formatted(queued ? "" : RESUMED));
  }
}
