package npuc.registry.outer;

import java.util.Optional;
import npuc.id.CompilationId;
import npuc.platform.PlatformName;
import npuc.registry.Artifact;

/**
 * What a compilation made of a version that was imported.
 *
 * @param model identity of the model in the outer registry
 * @param version identity of the version in the outer registry
 * @param compilation that made it
 * @param platform it is for
 * @param target the chip it is for, as far as the options tell it
 * @param optionsHash 64 hex characters
 * @param uri where it lies
 * @param digest {@code sha256:<64 hex>} of its manifest
 */
public record OuterResult(
    String model,
    String version,
    CompilationId compilation,
    PlatformName platform,
    String target,
    String optionsHash,
    String uri,
    Optional<String> digest) {
  private static final int SHORT = 12;

  /** A compiled artifact of a version that is that one in an outer registry. */
  public static OuterResult of(
      Artifact artifact,
      CompilationId compilation,
      String target,
      String optionsHash,
      String model,
      String version) {
    return new OuterResult(
        model,
        version,
        compilation,
        artifact.platform(),
        target,
        optionsHash,
        artifact.uri().toString(),
        artifact.digest());
  }

  /** What it is called there; at most 90 characters, and no two compilations have the same. */
  public String key() {
    return platform + "." + optionsHash.substring(0, SHORT) + "-" + compilation;
  }
}
