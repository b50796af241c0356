package npuc.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** What is worth knowing before a compilation for RNGD. */
final class RngdAdvice {
  /** Compilers of this kind hold the weights several times over; users report 2.5 to 4 times. */
  private static final double MEMORY_PER_BYTE = 2.5;

  /** Each size is compiled into three kernels of the layers and one of the sampler. */
  private static final int KERNELS_PER_SIZE = 4;

  private RngdAdvice() {}

  static Advice of(Options options, long baseSizeBytes, Resources resources) {
    long memory = (long) Math.ceil(baseSizeBytes * MEMORY_PER_BYTE);
    var warnings = new ArrayList<String>();
    if (resources.memory().wholeUnits() < memory) {
      warnings.add(
          "The memory request %s is less than 2.5 times the model's size (%d bytes); it may run out"
              .formatted(resources.memory(), memory));
    }
    if (Rngd.whole(options, Rngd.TENSOR_PARALLEL) == 32) {
      warnings.add("tensorParallel 32 takes 4 cards and fails to compile with SDK 2026.2.");
    }
    if (Rngd.whole(options, Rngd.PIPELINE_PARALLEL) > 1) {
      warnings.add("pipelineParallel above 1 fails to compile with SDK 2026.2.");
    }
    return new Advice(
        OptionalLong.of(kernels(options)), OptionalLong.of(memory), List.copyOf(warnings));
  }

  /** Attention buckets, and four kernels for each tokenwise size: counted on eight real builds. */
  private static long kernels(Options options) {
    return Rngd.buckets(options, Rngd.PREFILL_BUCKETS).size()
        + Rngd.buckets(options, Rngd.DECODE_BUCKETS).size()
        + (long) KERNELS_PER_SIZE * Rngd.sizes(options, Rngd.TOKENWISE_SEQ_LENS).size();
  }
}
