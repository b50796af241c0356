package npuc.platform.rngd;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import npuc.platform.Advice;
import npuc.platform.Resources;
import npuc.platform.option.Bucket;
import npuc.platform.option.Options;

/** What is worth knowing before a compilation for RNGD. */
final class BuildAdvice {
  /** Users of SDKs up to 2026.3, which hold the weights in memory, report 2.5 times or more. */
  private static final double MEMORY_PER_BYTE = 2.5;

  /** The largest size that fxb builds its sampler for, but for the largest models. */
  private static final long SAMPLER_WINDOW = Knowledge.RNGD.limits().samplerWindow().value();

  /** Up to so many tokens in a step, a kernel was measured below the smaller of the two limits. */
  private static final long LONG_STEP = 4096;

  private final Options options;
  private final KnownModels models;
  private final Optional<RegisteredModel> compiledAs;
  private final List<Bucket> prefill;
  private final List<Bucket> decode;
  private final List<Bucket> append;
  private final List<Long> tokenwise;

  BuildAdvice(Options options, KnownModels models, Optional<RegisteredModel> compiledAs) {
    this.options = options;
    this.models = models;
    this.compiledAs = compiledAs;
    this.prefill = BuildOptions.buckets(options, BuildOptions.PREFILL_BUCKETS);
    this.decode = BuildOptions.buckets(options, BuildOptions.DECODE_BUCKETS);
    this.append = BuildOptions.buckets(options, BuildOptions.APPEND_BUCKETS);
    this.tokenwise = BuildOptions.sizes(options, BuildOptions.TOKENWISE_SEQ_LENS);
  }

  /**
   * The advice.
   *
   * @param baseSizeBytes of the model; 0 when it is not known
   */
  Advice of(long baseSizeBytes, Resources resources) {
    var warnings = new ArrayList<String>();
    OptionalLong memory =
        models.isFxb()
            ? OptionalLong.of(ofKernels(resources, warnings))
            : ofWeights(baseSizeBytes, resources, warnings);
    warnAboutParallelism(warnings);
    warnAboutSizes(warnings);
    compiledAs.ifPresent(model -> warnAboutPreset(model, warnings));
    return new Advice(kernels(), memory, warnings);
  }

  /** fxb reads no weights: what it needs goes by the kernels that are compiled at once. */
  private long ofKernels(Resources resources, List<String> warnings) {
    long each =
        (largest() > LONG_STEP
                ? Knowledge.RNGD.limits().longKernelBytes()
                : Knowledge.RNGD.limits().kernelBytes())
            .value();
    long wanted = Math.max(1, resources.cpu().wholeUnits());
    long possible = Math.max(1, resources.memory().wholeUnits() / each);
    if (possible < wanted) {
      warnings.add(
          "The memory request %s lets %d of %d kernels be compiled at once, %d bytes each."
              .formatted(resources.memory(), possible, wanted, each));
    }
    return each * wanted;
  }

  private static OptionalLong ofWeights(
      long baseSizeBytes, Resources resources, List<String> warnings) {
    long memory = (long) Math.ceil(baseSizeBytes * MEMORY_PER_BYTE);
    if (resources.memory().wholeUnits() < memory) {
      warnings.add(
          ("The memory request %s is less than 2.5 times the model's size (%d bytes); builds with"
                  + " SDKs up to 2026.3 have run out of memory below that.")
              .formatted(resources.memory(), memory));
    }
    return baseSizeBytes > 0 ? OptionalLong.of(memory) : OptionalLong.empty();
  }

  /** Reports of users of SDK 2026.2; with 2026.4, 32 is the preset of eleven models. */
  private void warnAboutParallelism(List<String> warnings) {
    if (models.isFxb()) {
      return;
    }
    if (BuildOptions.whole(options, BuildOptions.TENSOR_PARALLEL) == 32) {
      warnings.add("tensorParallel 32 takes 4 cards and fails to compile with SDK 2026.2.");
    }
    if (BuildOptions.whole(options, BuildOptions.PIPELINE_PARALLEL) > 1) {
      warnings.add("pipelineParallel above 1 fails to compile with SDK 2026.2.");
    }
  }

  private void warnAboutPreset(RegisteredModel model, List<String> warnings) {
    long tensorParallel = BuildOptions.whole(options, BuildOptions.TENSOR_PARALLEL);
    if (tensorParallel != model.tensorParallel()) {
      warnings.add(
          "The vendor's preset for this model has tensorParallel %d, asked for is %d."
              .formatted(model.tensorParallel(), tensorParallel));
    }
  }

  /** A step has batch times new tokens; the layers outside attention need a size that holds it. */
  private void warnAboutSizes(List<String> warnings) {
    long step =
        Math.max(
            Stream.concat(prefill.stream(), append.stream())
                .mapToLong(one -> one.batch() * one.input())
                .max()
                .orElse(0),
            decode.stream().mapToLong(Bucket::batch).max().orElse(0));
    if (step > largest() && largest() > 0) {
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
   * one of the sampler for each. Agrees with the build summaries of fxb 2026.4.0 for models whose
   * layers are all alike, except that tensorParallel 32 with the sampler has one or two fewer; of
   * others, and of the vendor's own buckets, the dry run in the Job tells the number.
   */
  private OptionalLong kernels() {
    boolean isCounted =
        compiledAs
            .map(RegisteredModel::architecture)
            .filter(Knowledge.RNGD.countedKernels().names()::contains)
            .isPresent();
    if (!isCounted || BuildOptions.hasNoBuckets(options)) {
      return OptionalLong.empty();
    }
    int perSize = hasSampler() ? 4 : 3;
    return OptionalLong.of(
        prefill.size() + append.size() + decode.size() + (long) perSize * tokenwise.size());
  }

  private boolean hasSampler() {
    return largest() <= SAMPLER_WINDOW;
  }

  private long largest() {
    return tokenwise.stream().mapToLong(Long::longValue).max().orElse(0);
  }
}
