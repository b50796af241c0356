package npuc.platform.rngd;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import npuc.platform.Toolchain;

/**
 * What one generation of the SDK is known to compile.
 *
 * @param sdk as people call it; it serves until the next one begins
 * @param sources where each kind of rule below comes from
 * @param kernels what its kernels can't do; empty where nothing was measured
 */
record KnownModels(
    String sdk,
    Builder builder,
    Optional<Kernels> kernels,
    Map<String, String> sources,
    Map<String, Architecture> architectures) {

  /** How it builds. */
  enum Builder {
    @JsonProperty("fxb")
    FXB,
    @JsonProperty("ArtifactBuilder")
    ARTIFACT_BUILDER
  }

  /**
   * Limits of the vendor's kernels.
   *
   * @param fewTokens up to so many new tokens, a batch is 1 or even
   * @param batchBytesPerCard room for one position of a batch
   */
  record Kernels(Limit fewTokens, Limit batchBytesPerCard) {}

  KnownModels {
    sources = Map.copyOf(sources);
    architectures = Map.copyOf(architectures);
  }

  /**
   * Those of the installed SDK; of the newest one when none is installed or its version is no
   * version, of the oldest one for those before it.
   */
  static KnownModels of(Optional<Toolchain> toolchain) {
    List<KnownModels> newestFirst = Knowledge.RNGD.sdks();
    int installed =
        toolchain.map(Toolchain::version).map(KnownModels::release).orElse(Integer.MAX_VALUE);
    return newestFirst.stream()
        .filter(one -> one.release() <= installed)
        .findFirst()
        .orElse(newestFirst.getLast());
  }

  boolean isFxb() {
    return builder == Builder.FXB;
  }

  int release() {
    return release(sdk);
  }

  Optional<Architecture> architecture(ModelConfig config) {
    return Optional.ofNullable(architectures.get(config.architecture()));
  }

  /** What to say about a model that is not on the list: it may compile all the same. */
  Optional<String> warning(ModelConfig config) {
    return architecture(config).isPresent()
        ? Optional.empty()
        : Optional.of(
            "The architecture %s is not on the list for SDK %s; the compiler may refuse it."
                .formatted(config.architecture(), sdk));
  }

  private static int release(String version) {
    String[] parts = version.split("[.]", 3);
    return parts.length > 1 ? ordinal(parts[0]) * 100 + ordinal(parts[1]) : Integer.MAX_VALUE;
  }

  private static int ordinal(String digits) {
    return digits.matches("[0-9]{1,6}") ? Integer.parseInt(digits) : 0;
  }
}
