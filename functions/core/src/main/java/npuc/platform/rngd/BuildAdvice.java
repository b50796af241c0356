package npuc.platform.rngd;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import npuc.platform.Advice;
import npuc.platform.Resources;
import npuc.platform.option.Bucket;
import npuc.platform.option.Options;

/** What is worth knowing before a compilation for RNGD. */
final class BuildAdvice {
  /**
   * Users of SDKs up to 2026.3, which hold the weights in memory, report 2.5 times or more. fxb
   * reads none, but was measured with a small model only; so the same is advised for it, and the
   * warning says why.
   */
  private static final double MEMORY_PER_BYTE = 2.5;

  /** The largest size that fxb builds its sampler for, but for the largest models. */
  private static final long SAMPLER_WINDOW = Knowledge.RNGD.limits().samplerWindow().value();

  private static final String BUILDER_RAN_OUT =
      "builds with SDKs up to 2026.3 have run out of memory below that.";
  private static final String FXB_MAY_DO =
      "builds with SDKs up to 2026.3 have run out of memory below that; fxb reads no weights and"
          + " took less than 2 GiB for each kernel compiled at once, measured with a small model.";

  private final Options options;
  private final KnownModels models;
  private final List<Bucket> prefill;
  private final List<Bucket> decode;
  private final List<Long> tokenwise;

  BuildAdvice(Options options, KnownModels models) {
    this.options = options;
    this.models = models;
    this.prefill = BuildOptions.buckets(options, BuildOptions.PREFILL_BUCKETS);
    this.decode = BuildOptions.buckets(options, BuildOptions.DECODE_BUCKETS);
    this.tokenwise = BuildOptions.sizes(options, BuildOptions.TOKENWISE_SEQ_LENS);
  }

  /**
   * The advice.
   *
   * @param baseSizeBytes of the model; 0 when it is not known
   */
  Advice of(long baseSizeBytes, Resources resources) {
    long memory = (long) Math.ceil(baseSizeBytes * MEMORY_PER_BYTE);
    var warnings = new ArrayList<String>();
    if (resources.memory().wholeUnits() < memory) {
      warnings.add(
          "The memory request %s is less than 2.5 times the model's size (%d bytes); "
                  .formatted(resources.memory(), memory)
              + (models.isFxb() ? FXB_MAY_DO : BUILDER_RAN_OUT));
    }
    warnAboutParallelism(warnings);
    warnAboutSizes(warnings);
    return new Advice(
        OptionalLong.of(kernels()),
        baseSizeBytes > 0 ? OptionalLong.of(memory) : OptionalLong.empty(),
        warnings);
  }

  /** Reports of users of SDK 2026.2; whether 2026.4 compiles them was not tried. */
  private void warnAboutParallelism(List<String> warnings) {
    if (BuildOptions.whole(options, BuildOptions.TENSOR_PARALLEL) == 32) {
      warnings.add("tensorParallel 32 takes 4 cards and fails to compile with SDK 2026.2.");
    }
    if (BuildOptions.whole(options, BuildOptions.PIPELINE_PARALLEL) > 1) {
      warnings.add("pipelineParallel above 1 fails to compile with SDK 2026.2.");
    }
  }

  /** A step has batch times new tokens; the layers outside attention need a size that holds it. */
  private void warnAboutSizes(List<String> warnings) {
    long step =
        Math.max(
            prefill.stream().mapToLong(one -> one.batch() * one.length()).max().orElse(0),
            decode.stream().mapToLong(Bucket::batch).max().orElse(0));
    if (step > largest()) {
      warnings.add(
          "The largest step has %d tokens (batch times new tokens), the largest of tokenwiseSeqLens"
                  .formatted(step)
              + " is %d: the vendor's validator lets that pass, but the bucket may be of no use."
                  .formatted(largest()));
    }
    if (!hasSampler()) {
      warnings.add(
          "tokenwiseSeqLens above %d need a build without the on-chip sampler"
                  .formatted(SAMPLER_WINDOW)
              + " (--no-enable-sampler): fxb 2026.4 refuses them otherwise, for most models.");
    }
  }

  /**
   * Attention buckets, three kernels (first, middle and last layers) for each tokenwise size, and
   * one of the sampler for each. Agrees with the build summaries of fxb 2026.4.0, except that
   * tensorParallel 32 with the sampler has one or two fewer.
   */
  private long kernels() {
    int perSize = hasSampler() ? 4 : 3;
    return prefill.size() + decode.size() + (long) perSize * tokenwise.size();
  }

  private boolean hasSampler() {
    return largest() <= SAMPLER_WINDOW;
  }

  private long largest() {
    return tokenwise.stream().mapToLong(Long::longValue).max().orElse(0);
  }
}
