package npuc.platform.rngd;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import npuc.platform.Toolchain;

/**
 * What one generation of the SDK is known to compile.
 *
 * @param sdk as people call it
 * @param isFxb whether it builds with {@code fxb build}
 * @param known kinds of models, each with its quantizations
 */
record KnownModels(String sdk, boolean isFxb, Map<String, Kind> known) {

  /**
   * One architecture.
   *
   * @param quantizations that the vendor's registry has an entry for; empty = not known, any passes
   * @param longest attention length of the vendor's bucket preset; empty = not known
   */
  record Kind(Set<String> quantizations, OptionalLong longest) {}

  private static final String FP8 = "fp8";

  /**
   * fxb 2026.4.0, measured with {@code --dry-run}: without an entry for architecture and
   * quantization "no model registry entry for architecture=..."; above the preset "no attention
   * bucket in the preset covers max_model_len=...", also when every bucket is given.
   */
  private static final KnownModels FXB_2026_4 =
      new KnownModels(
          "2026.4",
          true,
          Map.of(
              "LlamaForCausalLM", new Kind(Set.of(), OptionalLong.of(131_072)),
              "Qwen3ForCausalLM", new Kind(Set.of(FP8), OptionalLong.of(40_960)),
              "MistralForCausalLM", new Kind(Set.of(FP8), OptionalLong.of(131_072)),
              "Exaone4ForCausalLM", new Kind(Set.of(FP8), OptionalLong.of(131_072)),
              "Qwen3MoeForCausalLM", new Kind(Set.of(FP8), OptionalLong.of(262_144)),
              "ExaoneMoEForCausalLM", anything(),
              "GptOssForCausalLM", anything(),
              "SolarOpenForCausalLM", anything(),
              "Qwen3VLForConditionalGeneration", anything()));

  /** The vendor's list of supported models for 2026.3 (supported_models.rst). */
  private static final KnownModels BUILDER_2026_3 =
      new KnownModels(
          "2026.3",
          false,
          Map.of(
              "LlamaForCausalLM", anything(),
              "Qwen2ForCausalLM", anything(),
              "Qwen3ForCausalLM", anything(),
              "Qwen3MoeForCausalLM", anything(),
              "Exaone4ForCausalLM", anything(),
              "ExaoneMoEForCausalLM", anything(),
              "GptOssForCausalLM", anything(),
              "SolarOpenForCausalLM", anything(),
              "Qwen3VLForConditionalGeneration", anything()));

  /** Those of the installed SDK; of the newest one when none is installed. */
  static KnownModels of(Optional<Toolchain> toolchain) {
    return toolchain.map(Toolchain::version).filter(KnownModels::isLegacy).isPresent()
        ? BUILDER_2026_3
        : FXB_2026_4;
  }

  /** Whether {@code version} builds with ArtifactBuilder, as all up to 2026.3 do. */
  static boolean isLegacy(String version) {
    String[] parts = version.split("[.]", 3);
    return parts.length > 1 && ordinal(parts[0]) * 100 + ordinal(parts[1]) < 202_604;
  }

  Optional<Kind> kind(ModelConfig config) {
    return Optional.ofNullable(known.get(config.architecture()));
  }

  /** What to say about a model that is not on the list: it may compile all the same. */
  Optional<String> warning(ModelConfig config) {
    return kind(config).isPresent()
        ? Optional.empty()
        : Optional.of(
            "The architecture %s is not on the list for SDK %s; the compiler may refuse it."
                .formatted(config.architecture(), sdk));
  }

  private static Kind anything() {
    return new Kind(Set.of(), OptionalLong.empty());
  }

  private static int ordinal(String digits) {
    return digits.matches("[0-9]{1,6}") ? Integer.parseInt(digits) : 0;
  }
}
