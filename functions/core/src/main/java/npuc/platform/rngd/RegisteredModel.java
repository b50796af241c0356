package npuc.platform.rngd;

import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * One model that the vendor has written kernels for, and that others of its architecture are
 * compiled as.
 *
 * @param quantization method and numbers of its weights, see {@link Quantization}
 * @param layers 0 stands for any number
 * @param tensorParallel of its preset
 * @param shortestPreset shortest context that its preset of buckets covers
 * @param longestContext longest one, also when all buckets are given
 * @param keys of its config.json, which another may set; an object ends in a dot
 */
record RegisteredModel(
    String architecture,
    String modelType,
    String quantization,
    long hiddenSize,
    long intermediateSize,
    long layers,
    long tensorParallel,
    long shortestPreset,
    long longestContext,
    Set<String> keys) {
  RegisteredModel {
    keys = Set.copyOf(keys);
  }

  boolean isQuantized() {
    return !quantization.equals(Quantization.NONE);
  }

  /** How far a model's size is from this one's; 0 when it is the same. */
  double distance(JsonNode numbers) {
    return distance(numbers, "hidden_size", hiddenSize)
        + distance(numbers, "intermediate_size", intermediateSize)
        + (layers == 0 ? 0 : distance(numbers, "num_hidden_layers", layers));
  }

  private static double distance(JsonNode numbers, String name, long own) {
    return Math.abs(Math.log((double) Math.max(1, numbers.path(name).asLong(1)) / own));
  }
}
