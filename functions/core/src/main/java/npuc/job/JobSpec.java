package npuc.job;

import java.util.Map;
import npuc.compilation.Limits;
import npuc.compilation.StepName;
import npuc.environment.SecretText;
import npuc.platform.PlatformName;
import npuc.platform.Resources;
import npuc.platform.Toolchain;

/**
 * Everything a runner needs to run one attempt.
 *
 * @param platform whose toolchain is needed
 * @param claim the volume in which it reads and writes
 * @param document what {@code NPUC_SPEC} will hold, without secrets and without the place at which
 *     the volume is mounted
 * @param plain user variables that are no secrets
 * @param secrets user variables that are; never part of what a runner stores or compares
 */
public record JobSpec(
    JobName name,
    StepName step,
    PlatformName platform,
    Toolchain toolchain,
    Resources resources,
    String claim,
    JobDocument document,
    Map<String, String> plain,
    Map<String, SecretText> secrets,
    Limits limits) {
  public JobSpec {
    plain = Map.copyOf(plain);
    secrets = Map.copyOf(secrets);
  }

  /** Equal for the same attempt, whoever builds it: how a runner knows a Job to be this one. */
  public String fingerprint() {
    return document.fingerprint();
  }
}
