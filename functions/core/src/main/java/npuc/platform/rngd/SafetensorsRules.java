package npuc.platform.rngd;

import java.util.Map;

/**
 * How files of weights are written.
 *
 * @param index name of the file that says in which shard each tensor is
 * @param maxHeaderBytes longest header of a shard
 * @param bits of one number, by its type; sizes of other types are not checked
 */
record SafetensorsRules(
    String index, int maxHeaderBytes, Map<String, Integer> bits, String source) {
  SafetensorsRules {
    bits = Map.copyOf(bits);
    if (maxHeaderBytes < 1) {
      throw new IllegalArgumentException("maxHeaderBytes must be above 0");
    }
  }
}
