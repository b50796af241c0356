package npuc.lambda.kubernetes;

import npuc.platform.PlatformName;
import npuc.platform.Toolchain;

/**
 * A container image that holds the job program and one compiler.
 *
 * @param toolchain the compiler in it; its image digest, if it has one, is that of the reference
 * @param reference such as {@code registry/npuc-job-vela:5.2.0@sha256:...}
 */
public record JobImage(PlatformName platform, Toolchain toolchain, String reference) {
  public JobImage {
    boolean pinned =
        toolchain.imageDigest().map(digest -> reference.endsWith("@" + digest)).orElse(true);
    if (!pinned) {
      throw new IllegalArgumentException(
          "the image of " + platform + " must be pinned to the digest of its toolchain");
    }
  }

  boolean runs(PlatformName wanted, Toolchain compiler) {
    return platform.equals(wanted) && toolchain.equals(compiler);
  }
}
