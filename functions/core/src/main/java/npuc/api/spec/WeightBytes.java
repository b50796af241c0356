package npuc.api.spec;

import java.util.Optional;
import npuc.input.Numbers;
import npuc.platform.JsonTokens;
import npuc.platform.ModelFiles;
import npuc.registry.Artifact;
import npuc.registry.ModelVolumes;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** How large the weights of an artifact are: what a compiler has to hold in memory. */
final class WeightBytes {
  private static final String INDEX = "model.safetensors.index.json";

  private WeightBytes() {}

  /**
   * The total that a sharded model's index tells; without an index, the size of all files together.
   * 0 when neither is known.
   */
  static long of(Artifact artifact, ModelVolumes volumes) {
    return total(new ArtifactFiles(volumes, artifact.uri())).or(artifact::sizeBytes).orElse(0L);
  }

  private static Optional<Long> total(ModelFiles files) {
    try (JsonParser json = JsonTokens.of(files, INDEX, 0, files.size(INDEX).orElse(0))) {
      json.nextToken();
      return enter(json, "metadata") && enter(json, "total_size") && json.currentToken().isNumeric()
          ? Numbers.integral(json.readValueAsTree()).filter(size -> size >= 0)
          : Optional.empty();
    } catch (JacksonException notAnIndex) {
      return Optional.empty();
    }
  }

  /** Goes to the value of a field of the object that begins here; false when there is none. */
  private static boolean enter(JsonParser json, String field) {
    boolean isObject = json.currentToken() == JsonToken.START_OBJECT;
    while (isObject && json.nextToken() == JsonToken.PROPERTY_NAME) {
      boolean found = json.currentName().equals(field);
      json.nextToken();
      if (found) {
        return true;
      }
      json.skipChildren();
    }
    return false;
  }
}
