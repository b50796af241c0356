package npuc.lambda.kubernetes;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import npuc.environment.SecretBox;
import npuc.environment.SecretText;
import npuc.job.JobSpec;

/** The Secret that brings the secret variables into a Job's container, and goes with the Job. */
final class JobSecret {
  private JobSecret() {}

  /** The Secret for a Job that exists: its owner must have a uid. */
  static Secret of(Job job, JobSpec spec, SecretBox box) {
    return new SecretBuilder()
        .withNewMetadata()
        .withName(job.getMetadata().getName())
        .withNamespace(job.getMetadata().getNamespace())
        .withLabels(job.getMetadata().getLabels())
        .addNewOwnerReference()
        .withApiVersion("batch/v1")
        .withKind("Job")
        .withName(job.getMetadata().getName())
        .withUid(job.getMetadata().getUid())
        .endOwnerReference()
        .endMetadata()
        .withType("Opaque")
        .withImmutable(true)
        .withData(encoded(spec.environment().open(box, spec.name().compilation())))
        .build();
  }

  private static Map<String, String> encoded(Map<String, SecretText> secrets) {
    var data = new TreeMap<String, String>();
    secrets.forEach((name, value) -> data.put(name, base64(value.plain())));
    return data;
  }

  private static String base64(String value) {
    return Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8));
  }
}
