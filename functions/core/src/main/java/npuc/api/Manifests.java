package npuc.api;

import java.util.Optional;
import npuc.compilation.Compilation;
import npuc.compilation.StepOutput;
import npuc.hash.Sha256;
import npuc.publish.OutputPaths;
import npuc.refusal.Outcome;
import npuc.refusal.RefusalCode;
import npuc.registry.ArtifactUri;
import npuc.registry.ModelVolumes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the manifest of a compilation where it lies, and answers only the one that was recorded.
 */
public final class Manifests {
  private static final String FILE = "npuc-manifest.json";
  private static final int MAX_BYTES = 16 * 1024 * 1024;

  private final ModelVolumes volumes;

  public Manifests(ModelVolumes volumes) {
    this.volumes = volumes;
  }

  Outcome<JsonNode> read(Compilation compilation) {
    Optional<String> digest = compilation.compiledOutput().map(StepOutput::manifestDigest);
    if (digest.isEmpty()) {
      return Outcome.refused(
          RefusalCode.NO_MANIFEST, "It has no manifest: its files were not compiled (yet).");
    }
    ArtifactUri folder =
        compilation
            .publishedUri()
            .orElseGet(
                () -> OutputPaths.staging(compilation, compilation.compile().attempts().size()));
    return volumes
        .read(folder.withPath(folder.path() + "/" + FILE), MAX_BYTES)
        .filter(bytes -> digest.get().equals("sha256:" + Sha256.hex(bytes)))
        .map(bytes -> Outcome.done(JsonMapper.shared().readTree(bytes)))
        .orElseGet(() -> gone(folder));
  }

  private static Outcome<JsonNode> gone(ArtifactUri folder) {
    return Outcome.refused(
        RefusalCode.NO_MANIFEST,
        "The manifest at " + folder + " can't be read from here, or is not the recorded one.");
  }
}
