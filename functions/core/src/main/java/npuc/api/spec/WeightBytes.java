package npuc.api.spec;

import java.util.Optional;
import npuc.input.Numbers;
import npuc.registry.Artifact;
import npuc.registry.ModelVolumes;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How large the weights of an artifact are: what a compiler has to hold in memory. */
final class WeightBytes {
  private static final String INDEX = "model.safetensors.index.json";
  private static final int MAX_INDEX_BYTES = 64 * 1024 * 1024;

  private WeightBytes() {}

  /**
   * The total that a sharded model's index tells; without an index, the size of all files together.
   * 0 when neither is known.
   */
  static long of(Artifact artifact, ModelVolumes volumes) {
    var index = artifact.uri().withPath(artifact.uri().path() + "/" + INDEX);
    return volumes
        .read(index, MAX_INDEX_BYTES)
        .flatMap(WeightBytes::total)
        .or(artifact::sizeBytes)
        .orElse(0L);
  }

  private static Optional<Long> total(byte[] index) {
    try {
      JsonNode total = JsonMapper.shared().readTree(index).path("metadata").path("total_size");
      return Numbers.integral(total).filter(size -> size >= 0);
    } catch (JacksonException notAnIndex) {
      return Optional.empty();
    }
  }
}
