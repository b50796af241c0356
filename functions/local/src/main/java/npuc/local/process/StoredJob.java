package npuc.local.process;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import npuc.compilation.StepName;
import npuc.environment.Environment;
import npuc.environment.SecretBox;
import npuc.job.JobName;
import npuc.job.JobSpec;
import npuc.platform.PlatformName;
import npuc.platform.Resources;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a Job's folder keeps of its spec: enough to start it after a restart of the service too.
 *
 * @param document the text for NPUC_SPEC
 * @param environment the user's variables, secrets sealed
 */
record StoredJob(
    String fingerprint,
    Instant submittedAt,
    StepName step,
    PlatformName platform,
    Resources resources,
    String document,
    Environment environment) {

  static StoredJob of(JobSpec spec, String volume, Instant now) {
    return new StoredJob(
        spec.fingerprint(),
        now,
        spec.step(),
        spec.platform(),
        spec.resources(),
        spec.document().text(volume),
        spec.environment());
  }

  /** Whether the Job fetches the model before it compiles. */
  boolean fetches() {
    return JsonMapper.shared().readTree(document).hasNonNull("source");
  }

  /**
   * The user's variables, secrets opened: for the process that is started, and for nothing else.
   */
  Map<String, String> variables(JobName job, SecretBox box) {
    var variables = new TreeMap<>(environment.plain());
    environment
        .open(box, job.compilation())
        .forEach((name, secret) -> variables.put(name, secret.plain()));
    return variables;
  }
}
