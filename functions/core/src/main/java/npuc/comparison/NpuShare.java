package npuc.comparison;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * How much of a model the NPU does, as its compiler counted.
 *
 * @param npuOperators how many operators run on it
 * @param operators how many there are, at least 1
 */
public record NpuShare(long npuOperators, long operators) {

  /** What a summary tells; empty where it does not count both kinds, or nothing. */
  static Optional<NpuShare> of(JsonNode summary) {
    Optional<Long> npu = count(summary, "npuOperators");
    Optional<Long> cpu = count(summary, "cpuOperators");
    return npu.flatMap(on -> cpu.map(off -> new NpuShare(on, on + off)))
        .filter(share -> share.operators > 0);
  }

  private static Optional<Long> count(JsonNode summary, String name) {
    return Optional.ofNullable(summary.get(name))
        .filter(JsonNode::isIntegralNumber)
        .map(JsonNode::longValue)
        .filter(number -> number >= 0);
  }
}
