package npuc.platform.rngd;

import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * One model that the vendor has written kernels for, and that others of its architecture are
 * compiled as.
 *
 * @param quantization method and numbers of its weights, see {@link Quantization}
 * @param layers 0 stands for any number
 * @param tensorParallel of its preset
 * @param presetLengths contexts that its preset of buckets covers, in order; fxb refuses others
 *     unless buckets are given
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
    List<Lengths> presetLengths,
    Set<String> keys) {
  RegisteredModel {
    presetLengths = List.copyOf(presetLengths);
    keys = Set.copyOf(keys);
  }

  /**
   * Lengths of a context in tokens.
   *
   * @param first the shortest
   * @param last the longest
   */
  record Lengths(long first, long last) {
    boolean contains(long length) {
      return first <= length && length <= last;
    }
  }

  /** Whether its preset of buckets can be had for a context of so many tokens. */
  boolean hasPreset(long context) {
    return presetLengths.stream().anyMatch(lengths -> lengths.contains(context));
  }

  /** The longest context, also when all buckets are given. */
  long longestContext() {
    return presetLengths.getLast().last();
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
