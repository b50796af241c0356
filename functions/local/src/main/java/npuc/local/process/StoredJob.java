package npuc.local.process;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import npuc.compilation.StepName;
import npuc.environment.SealedSecret;
import npuc.environment.SecretBox;
import npuc.environment.SecretPlace;
import npuc.job.JobName;
import npuc.job.JobSpec;
import npuc.platform.PlatformName;
import npuc.platform.Resources;

/**
 * What a Job's folder keeps of its spec: enough to start it after a restart of the service too.
 *
 * @param document the text for NPUC_SPEC
 * @param secrets sealed; they are opened only to start the process
 */
record StoredJob(
    String fingerprint,
    Instant submittedAt,
    StepName step,
    PlatformName platform,
    Resources resources,
    String document,
    Map<String, String> plain,
    Map<String, SealedSecret> secrets) {

  static StoredJob of(JobSpec spec, String volume, SecretBox box, Instant now) {
    var sealedSecrets = new TreeMap<String, SealedSecret>();
    spec.secrets()
        .forEach(
            (name, value) -> sealedSecrets.put(name, box.seal(value, place(spec.name(), name))));
    return new StoredJob(
        spec.fingerprint(),
        now,
        spec.step(),
        spec.platform(),
        spec.resources(),
        spec.document().text(volume),
        new TreeMap<>(spec.plain()),
        sealedSecrets);
  }

  /** The user's variables, secrets opened. */
  Map<String, String> environment(JobName job, SecretBox box) {
    var environment = new TreeMap<>(plain);
    secrets.forEach(
        (name, secret) -> environment.put(name, box.open(secret, place(job, name)).plain()));
    return environment;
  }

  private static SecretPlace place(JobName job, String name) {
    return new SecretPlace(job.compilation(), name);
  }
}
