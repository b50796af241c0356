package npuc.platform.rngd;

import java.util.List;
import java.util.OptionalLong;
import npuc.platform.option.Bucket;
import npuc.platform.option.Options;
import npuc.refusal.Violations;

/** The rules between the options of RNGD and the model that they are for. */
final class ModelRules {
  private static final int PES_PER_CARD = 8;
  private static final long BYTES_PER_NUMBER = 2;

  private final Options options;
  private final ModelConfig config;
  private final KnownModels models;
  private final Violations violations;
  private final long context;

  ModelRules(Options options, ModelConfig config, KnownModels models, Violations violations) {
    this.options = options;
    this.config = config;
    this.models = models;
    this.violations = violations;
    this.context = BuildOptions.whole(options, BuildOptions.MAX_CONTEXT_LENGTH);
  }

  void check() {
    checkPositions();
    checkPreset();
    if (models.isFxb()) {
      checkKeyValueHeads();
      checkBatches();
    }
  }

  /**
   * fxb 2026.4 and resolver.py 2026.3: "requested max_model_len=8192 exceeds
   * max_position_embeddings=4096 from the HuggingFace model config".
   */
  private void checkPositions() {
    refuseAbove(config.maxPositions(), "the model's max_position_embeddings in config.json (%d)");
  }

  /**
   * fxb 2026.4: "no attention bucket in the preset covers max_model_len=131073", also when all
   * buckets are given.
   */
  private void checkPreset() {
    models
        .kind(config)
        .ifPresent(
            kind ->
                refuseAbove(
                    kind.longest(),
                    "the longest attention bucket that SDK " + models.sdk() + " has for it (%d)"));
  }

  private void refuseAbove(OptionalLong limit, String what) {
    if (limit.isPresent()) {
      violations.require(
          context <= limit.getAsLong(),
          field(BuildOptions.MAX_CONTEXT_LENGTH),
          "must not be above " + what.formatted(limit.getAsLong()));
    }
  }

  /** furiosa.kernels 2026.4, topology.py: "num_chips must divide num_key_value_heads". */
  private void checkKeyValueHeads() {
    long heads = config.keyValueHeads().orElse(0);
    violations.require(
        heads % cards() == 0,
        field(BuildOptions.TENSOR_PARALLEL),
        "takes %d cards, which must divide the model's num_key_value_heads (%d)"
            .formatted(cards(), heads));
  }

  /**
   * furiosa.kernels 2026.4, attention/dispatch.py: a decode kernel cuts the keys of a batch into
   * tiles of 32 MiB for each card. Where not even one position fits, the compiler stops with
   * "ZeroDivisionError: integer modulo by zero". We want room for two: below that it depends on the
   * length too.
   */
  private void checkBatches() {
    long position =
        config.keyValueHeads().orElse(0) * config.headSize().orElse(0) * BYTES_PER_NUMBER;
    if (position < 1) {
      return;
    }
    long most = Long.highestOneBit((1L << 24) * cards()) / position;
    refuseAbove(
        most,
        BuildOptions.DECODE_BUCKETS,
        BuildOptions.buckets(options, BuildOptions.DECODE_BUCKETS));
    refuseAbove(
        most,
        BuildOptions.PREFILL_BUCKETS,
        BuildOptions.buckets(options, BuildOptions.PREFILL_BUCKETS).stream()
            .filter(bucket -> bucket.length() <= BuildRules.FEW_TOKENS)
            .toList());
  }

  private void refuseAbove(long most, String name, List<Bucket> buckets) {
    long largest = buckets.stream().mapToLong(Bucket::batch).max().orElse(0);
    violations.require(
        largest <= most,
        field(name),
        "must have no batch above %d for this model; the largest is %d".formatted(most, largest));
  }

  private long cards() {
    return Math.max(
        1, Math.ceilDiv(BuildOptions.whole(options, BuildOptions.TENSOR_PARALLEL), PES_PER_CARD));
  }

  private static String field(String name) {
    return "options." + name;
  }
}
