package npuc.platform.rngd;

import java.util.List;
import npuc.platform.Limit;
import npuc.platform.option.Bucket;
import npuc.platform.option.Options;
import npuc.platform.rngd.Knowledge.Limits;
import npuc.platform.rngd.KnownModels.Kernels;
import npuc.refusal.Violations;

/**
 * The rules between the options of RNGD; where the vendor states or enforces each is said here or
 * in rngd.json.
 */
final class BuildRules {
  private static final Limits LIMITS = Knowledge.RNGD.limits();

  private final Options options;
  private final Violations violations;
  private final long context;
  private final List<Bucket> prefill;
  private final List<Bucket> decode;
  private final List<Bucket> append;
  private final List<Long> tokenwise;

  BuildRules(Options options, Violations violations) {
    this.options = options;
    this.violations = violations;
    this.context = BuildOptions.whole(options, BuildOptions.MAX_CONTEXT_LENGTH);
    this.prefill = BuildOptions.buckets(options, BuildOptions.PREFILL_BUCKETS);
    this.decode = BuildOptions.buckets(options, BuildOptions.DECODE_BUCKETS);
    this.append = BuildOptions.buckets(options, BuildOptions.APPEND_BUCKETS);
    this.tokenwise = BuildOptions.sizes(options, BuildOptions.TOKENWISE_SEQ_LENS);
  }

  /**
   * Checks them all.
   *
   * @param generates whether the model decodes at all
   */
  void check(KnownModels models, boolean generates) {
    checkCards(models);
    models.kernels().map(Kernels::fewTokens).map(Limit::value).ifPresent(this::checkBatches);
    if (!generates) {
      violations.require(
          decode.isEmpty(),
          field(BuildOptions.DECODE_BUCKETS),
          "must be empty: a model that embeds or scores decodes nothing");
      violations.require(
          append.stream().allMatch(bucket -> bucket.input() > 1),
          field(BuildOptions.APPEND_BUCKETS),
          "must have more than 1 new token: that is decoding, which this task does not do");
    }
    if (context > 0 && !BuildOptions.hasNoBuckets(options)) {
      checkLengths(BuildOptions.PREFILL_BUCKETS, prefill);
      checkLengths(BuildOptions.DECODE_BUCKETS, decode);
      checkLengths(BuildOptions.APPEND_BUCKETS, append);
      checkInputs();
      checkTokenwise();
    }
  }

  /** How many cards a layer takes that is split over so many processing elements. */
  static long cards(long tensorParallel) {
    return Math.ceilDiv(tensorParallel, LIMITS.pesPerCard().value());
  }

  private void checkCards(KnownModels models) {
    long tensor = BuildOptions.whole(options, BuildOptions.TENSOR_PARALLEL);
    List<Long> known = models.tensorParallel().values();
    violations.require(
        tensor == 0 || known.contains(tensor),
        field(BuildOptions.TENSOR_PARALLEL),
        "must be one of %s for SDK %s".formatted(known, models.sdk()));
    long pipeline = BuildOptions.whole(options, BuildOptions.PIPELINE_PARALLEL);
    long cards = cards(tensor) * pipeline;
    violations.require(
        cards <= LIMITS.cards().value(),
        field(BuildOptions.PIPELINE_PARALLEL),
        "takes %d cards together with tensorParallel %d; at most %d are supported"
            .formatted(cards, tensor, LIMITS.cards().value()));
  }

  /** The vendor's documents advise powers of two. */
  private void checkBatches(long few) {
    checkBatches(BuildOptions.DECODE_BUCKETS, decode, few);
    checkBatches(
        BuildOptions.PREFILL_BUCKETS,
        prefill.stream().filter(bucket -> bucket.input() <= few).toList(),
        few);
    checkBatches(
        BuildOptions.APPEND_BUCKETS,
        append.stream().filter(bucket -> bucket.input() <= few).toList(),
        few);
  }

  private void checkBatches(String name, List<Bucket> fewTokens, long few) {
    List<Long> odd =
        fewTokens.stream()
            .map(Bucket::batch)
            .filter(batch -> batch > 1 && batch % 2 == 1)
            .distinct()
            .toList();
    violations.require(
        odd.isEmpty(),
        field(name),
        "must have batches of 1 or an even number where a step has at most %d new tokens; %s can't"
                .formatted(few, odd)
            + " be compiled, powers of two are best");
  }

  /** fxb 2026.4: "attention bucket attention_size=1024 exceeds bucket ceiling=512". */
  private void checkLengths(String name, List<Bucket> buckets) {
    long longest = buckets.stream().mapToLong(Bucket::length).max().orElse(0);
    violations.require(
        longest <= context,
        field(name),
        "must have no length above maxContextLength (%d); the longest is %d"
            .formatted(context, longest));
  }

  /** validator.py 2026.3: "attention_size must be greater than input_ids_size". */
  private void checkInputs() {
    for (Bucket one : append) {
      violations.require(
          one.input() < one.length(),
          field(BuildOptions.APPEND_BUCKETS),
          one + " must have fewer new tokens than its length: it reads them after others");
    }
  }

  /** fxb 2026.4: "tokenwise bucket input_size exceeds bucket ceiling". */
  private void checkTokenwise() {
    long largest = tokenwise.stream().mapToLong(Long::longValue).max().orElse(0);
    violations.require(
        largest <= context,
        field(BuildOptions.TOKENWISE_SEQ_LENS),
        "must not hold a size above maxContextLength (%d); the largest is %d"
            .formatted(context, largest));
  }

  private static String field(String name) {
    return "options." + name;
  }
}
