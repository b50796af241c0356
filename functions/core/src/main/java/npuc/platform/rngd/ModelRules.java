package npuc.platform.rngd;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import npuc.platform.option.Bucket;
import npuc.platform.option.Options;
import npuc.platform.rngd.KnownModels.Kernels;
import npuc.refusal.Fault;
import npuc.refusal.ViolationCode;
import npuc.refusal.Violations;
import tools.jackson.databind.JsonNode;

/** The rules between the options of RNGD and the model that they are for. */
final class ModelRules {
  private static final long BYTES_PER_NUMBER = 2;
  private static final KernelSteps STEPS = Knowledge.RNGD.kernelSteps();

  private final Options options;
  private final ModelConfig config;
  private final KnownModels models;
  private final Optional<RegisteredModel> compiledAs;
  private final Violations violations;
  private final long context;

  ModelRules(Options options, JsonNode config, KnownModels models, Violations violations) {
    this.options = options;
    this.config = ModelConfig.of(config);
    this.models = models;
    this.compiledAs = models.registered(config, BuildOptions.task(options));
    this.violations = violations;
    this.context = BuildOptions.whole(options, BuildOptions.MAX_CONTEXT_LENGTH);
  }

  void check() {
    checkPositions();
    checkPreset();
    compiledAs.ifPresent(this::checkTokenwise);
    if (compiledAs.filter(STEPS.window()::binds).isPresent()) {
      checkWindow(BuildOptions.PREFILL_BUCKETS);
      checkWindow(BuildOptions.APPEND_BUCKETS);
    }
    models
        .kernels()
        .ifPresent(
            kernels -> {
              checkKeyValueHeads();
              checkBatches(kernels);
            });
  }

  /**
   * fxb 2026.4 and resolver.py 2026.3: "requested max_model_len=8192 exceeds
   * max_position_embeddings=4096 from the HuggingFace model config".
   */
  private void checkPositions() {
    refuseAbove(
        config.maxPositions(), "the model's max_position_embeddings in config.json ({max})");
  }

  private void checkPreset() {
    compiledAs.ifPresent(
        model ->
            refuseAbove(
                OptionalLong.of(model.longestContext()),
                "the longest attention bucket that SDK " + models.sdk() + " has for it ({max})"));
  }

  private void checkTokenwise(RegisteredModel model) {
    STEPS
        .of(model)
        .ifPresent(
            rule -> {
              long multiple = rule.multiple(model, cards());
              List<Long> sizes = BuildOptions.sizes(options, BuildOptions.TOKENWISE_SEQ_LENS);
              List<Long> refused = KernelSteps.refused(sizes, rule.above(), multiple);
              violations.require(
                  refused.isEmpty(),
                  field(BuildOptions.TOKENWISE_SEQ_LENS),
                  Fault.of(
                          ViolationCode.NOT_MULTIPLE,
                          "must hold multiples of {multiple} only above {above}, as this model's"
                              + " kernels share them among {cards} cards; [{refused}] can't be"
                              + " compiled. Where none is given the longest is maxContextLength")
                      .with("multiple", multiple)
                      .with("above", rule.above())
                      .with("cards", rule.cards(model, cards()))
                      .with("refused", refused));
            });
  }

  private void checkWindow(String name) {
    long size = STEPS.window().size();
    List<Long> given =
        BuildOptions.buckets(options, name).stream().map(Bucket::input).distinct().toList();
    List<Long> refused = KernelSteps.refused(given, size, size);
    violations.require(
        refused.isEmpty(),
        field(name),
        Fault.of(
                ViolationCode.NOT_MULTIPLE,
                "must have multiples of {multiple} new tokens above {above}, the sliding window of"
                    + " this model's kernels; [{refused}] can't be compiled")
            .with("multiple", size)
            .with("above", size)
            .with("refused", refused));
  }

  private void refuseAbove(OptionalLong limit, String what) {
    if (limit.isPresent()) {
      violations.require(
          context <= limit.getAsLong(),
          field(BuildOptions.MAX_CONTEXT_LENGTH),
          Fault.of(ViolationCode.ABOVE_LIMIT, "must not be above " + what)
              .with("max", limit.getAsLong())
              .with("largest", context));
    }
  }

  /** furiosa.kernels 2026.4, topology.py: "num_chips must divide num_key_value_heads". */
  private void checkKeyValueHeads() {
    long heads = config.keyValueHeads().orElse(0);
    violations.require(
        heads % cards() == 0,
        field(BuildOptions.TENSOR_PARALLEL),
        Fault.of(
                ViolationCode.NOT_MULTIPLE,
                "takes {multiple} cards, which must divide the model's num_key_value_heads"
                    + " ({refused})")
            .with("multiple", cards())
            .with("refused", List.of(heads)));
  }

  /** All positions of one token in a batch must fit, rounded down to a power of two. */
  private void checkBatches(Kernels kernels) {
    long position =
        config.keyValueHeads().orElse(0) * config.headSize().orElse(0) * BYTES_PER_NUMBER;
    if (position < 1) {
      return;
    }
    long most = Long.highestOneBit(kernels.batchBytesPerCard().value() * cards()) / position;
    refuseAbove(
        most,
        BuildOptions.DECODE_BUCKETS,
        BuildOptions.buckets(options, BuildOptions.DECODE_BUCKETS));
    refuseAbove(
        most,
        BuildOptions.PREFILL_BUCKETS,
        BuildOptions.buckets(options, BuildOptions.PREFILL_BUCKETS).stream()
            .filter(bucket -> bucket.input() <= kernels.fewTokens().value())
            .toList());
    refuseAbove(
        most,
        BuildOptions.APPEND_BUCKETS,
        BuildOptions.buckets(options, BuildOptions.APPEND_BUCKETS).stream()
            .filter(bucket -> bucket.input() <= kernels.fewTokens().value())
            .toList());
  }

  private void refuseAbove(long most, String name, List<Bucket> buckets) {
    long largest = buckets.stream().mapToLong(Bucket::batch).max().orElse(0);
    violations.require(
        largest <= most,
        field(name),
        Fault.of(
                ViolationCode.ABOVE_LIMIT,
                "must have no batch above {max} for this model; the largest is {largest}")
            .with("max", most)
            .with("largest", largest));
  }

  private long cards() {
    return Math.max(1, BuildRules.cards(BuildOptions.whole(options, BuildOptions.TENSOR_PARALLEL)));
  }

  private static String field(String name) {
    return "options." + name;
  }
}
