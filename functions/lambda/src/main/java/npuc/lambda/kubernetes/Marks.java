package npuc.lambda.kubernetes;

import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import npuc.job.JobSpec;

/** Labels and annotations by which our Jobs are known. Labels hold ids only, never free text. */
final class Marks {
  /** Set by Kubernetes on the pods of a Job. */
  static final String JOB_NAME = "batch.kubernetes.io/job-name";

  static final String QUEUE = "kueue.x-k8s.io/queue-name";

  /** Set by Kueue on what it makes of a Job. */
  static final String JOB_UID = "kueue.x-k8s.io/job-uid";

  static final String HELD = "npuc/held";

  private static final String FINGERPRINT = "npuc/fingerprint";

  private Marks() {}

  static Map<String, String> labels(JobSpec spec) {
    var labels = new TreeMap<String, String>();
    labels.put("npuc/compilation", spec.name().compilation().toString());
    labels.put("npuc/platform", spec.platform().value());
    labels.put("npuc/step", spec.step().word());
    return labels;
  }

  static Map<String, String> annotations(JobSpec spec) {
    var annotations = new TreeMap<String, String>();
    annotations.put(FINGERPRINT, spec.fingerprint());
    annotations.put("npuc/toolchain", spec.toolchain().name() + " " + spec.toolchain().version());
    if (spec.environment().hasSecrets()) {
      annotations.put(HELD, "true");
    }
    return annotations;
  }

  /** Whether a Job was created for an equal spec. */
  static boolean isOf(Job job, JobSpec spec) {
    return annotation(job, FINGERPRINT).equals(Optional.of(spec.fingerprint()));
  }

  /** Whether we keep a Job back until its Secret is there. */
  static boolean isHeld(Job job) {
    return annotation(job, HELD).equals(Optional.of("true"));
  }

  private static Optional<String> annotation(Job job, String name) {
    return Optional.ofNullable(job.getMetadata().getAnnotations())
        .map(annotations -> annotations.get(name));
  }
}
