package npuc.platform.rngd;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import npuc.note.Note;
import npuc.note.NoteCode;
import npuc.platform.Limit;
import npuc.platform.Toolchain;
import npuc.refusal.Wording;
import tools.jackson.databind.JsonNode;

/**
 * What one generation of the SDK is known to compile.
 *
 * @param sdk as people call it; it serves until the next one begins
 * @param kernels what its kernels can't do; empty where nothing was measured
 * @param architectures all that is known of an SDK whose registry was not read
 * @param registry file of the models that it registers
 * @param ignoredKeys keys of a config.json that it never looks at
 */
record KnownModels(
    String sdk,
    Builder builder,
    Knowledge.Choice tensorParallel,
    Optional<Kernels> kernels,
    Optional<Knowledge.Names> architectures,
    Optional<String> registry,
    Optional<Knowledge.Names> ignoredKeys) {

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

  /**
   * Those of the installed SDK; of the newest one when none is installed or its version is no
   * version, of the oldest one for those before it. Of an SDK newer than all of these the models
   * are not known: its own dry run tells.
   */
  static KnownModels of(Optional<Toolchain> toolchain) {
    List<KnownModels> newestFirst = Knowledge.RNGD.sdks();
    int installed =
        toolchain.map(Toolchain::version).map(KnownModels::release).orElse(Integer.MAX_VALUE);
    if (installed != Integer.MAX_VALUE && installed > newestFirst.getFirst().release()) {
      return newestFirst.getFirst().withoutModels();
    }
    return newestFirst.stream()
        .filter(one -> one.release() <= installed)
        .findFirst()
        .orElse(newestFirst.getLast());
  }

  private KnownModels withoutModels() {
    return new KnownModels(
        sdk,
        builder,
        tensorParallel,
        kernels,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  Optional<Registry> registered() {
    return registry.map(Registry::of);
  }

  /** The model that this one is compiled as. */
  Optional<RegisteredModel> registered(JsonNode config, Optional<Task> wanted) {
    String architecture = ModelConfig.architecture(config);
    Task task = wanted.orElse(Task.made(architecture));
    return registered().flatMap(known -> known.choose(config, architecture, task));
  }

  Set<String> ignored() {
    return ignoredKeys.map(Knowledge.Names::names).map(Set::copyOf).orElse(Set.of());
  }

  boolean isFxb() {
    return builder == Builder.FXB;
  }

  int release() {
    return release(sdk);
  }

  /** What to say about a model of which it is not known whether it compiles. */
  Optional<Note> warning(ModelConfig config) {
    if (registry.isEmpty() && architectures.isEmpty()) {
      return Optional.of(
          Note.of(
              NoteCode.UNKNOWN_SDK,
              Wording.of(
                      "The installed SDK is newer than {sdk}, the newest that is known here: its own"
                          + " checks, the first thing in the Job, tell whether it takes the model.")
                  .with("sdk", sdk)));
    }
    return architectures
        .filter(listed -> !listed.names().contains(config.architecture()))
        .map(
            listed ->
                Note.of(
                    NoteCode.UNLISTED_ARCHITECTURE,
                    Wording.of(
                            "The architecture {architecture} is not on the list for SDK {sdk}; the"
                                + " compiler may refuse it.")
                        .with("architecture", config.architecture())
                        .with("sdk", sdk)));
  }

  private static int release(String version) {
    String[] parts = version.split("[.]", 3);
    return parts.length > 1 ? ordinal(parts[0]) * 100 + ordinal(parts[1]) : Integer.MAX_VALUE;
  }

  private static int ordinal(String digits) {
    return digits.matches("[0-9]{1,6}") ? Integer.parseInt(digits) : 0;
  }
}
