package npuc.job;

import java.util.Optional;
import npuc.compilation.Limits;
import npuc.compilation.StepName;
import npuc.environment.Environment;
import npuc.platform.PlatformName;
import npuc.platform.Quantity;
import npuc.platform.Resources;
import npuc.platform.Toolchain;

/**
 * Everything a runner needs to run one attempt.
 *
 * @param platform whose toolchain is needed
 * @param scratch bytes that it may write to the local disk, beside the volume
 * @param claim the volume in which it reads and writes
 * @param cachePath folder there in which its compiler keeps finished work; empty where it keeps
 *     none
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
    Quantity scratch,
    String claim,
    Optional<String> cachePath,
    JobDocument document,
    Environment environment,
    Limits limits) {
  /** Equal for the same attempt, whoever builds it: how a runner knows a Job to be this one. */
  public String fingerprint() {
    return document.fingerprint();
  }
}
