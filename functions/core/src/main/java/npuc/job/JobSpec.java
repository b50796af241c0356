package npuc.job;

import npuc.compilation.Limits;
import npuc.compilation.StepName;
import npuc.environment.Environment;
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
 * @param environment the user's variables, secrets sealed: a runner opens them where it hands them
 *     to the process or the cluster, nowhere else
 */
public record JobSpec(
    JobName name,
    StepName step,
    PlatformName platform,
    Toolchain toolchain,
    Resources resources,
    String claim,
    JobDocument document,
    Environment environment,
    Limits limits) {
  /** Equal for the same attempt, whoever builds it: how a runner knows a Job to be this one. */
  public String fingerprint() {
    return document.fingerprint();
  }
}
