package npuc.platform.rngd;

import java.util.List;
import npuc.platform.Limit;
import npuc.platform.option.Bucket;
import npuc.platform.option.Options;
import npuc.platform.rngd.Knowledge.Limits;
import npuc.platform.rngd.KnownModels.Kernels;
import npuc.refusal.Fault;
import npuc.refusal.ViolationCode;
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
          Fault.of(
              ViolationCode.NOT_FOR_TASK,
              "must be empty: a model that embeds or scores decodes nothing"));
      violations.require(
          append.stream().allMatch(bucket -> bucket.input() > 1),
          field(BuildOptions.APPEND_BUCKETS),
          Fault.of(
              ViolationCode.NOT_FOR_TASK,
              "must have more than 1 new token: that is decoding, which this task does not do"));
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
        Fault.of(ViolationCode.NOT_ONE_OF, "must be one of [{allowed}] for SDK {sdk}")
            .with("allowed", known)
            .with("sdk", models.sdk()));
    long pipeline = BuildOptions.whole(options, BuildOptions.PIPELINE_PARALLEL);
    long cards = cards(tensor) * pipeline;
    violations.require(
        cards <= LIMITS.cards().value(),
        field(BuildOptions.PIPELINE_PARALLEL),
        Fault.of(
                ViolationCode.TOO_MANY_CARDS,
                "takes {cards} cards together with tensorParallel {tensorParallel}; at most {max}"
                    + " are supported")
            .with("cards", cards)
            .with("tensorParallel", tensor)
            .with("max", LIMITS.cards().value()));
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
        Fault.of(
                ViolationCode.ODD_BATCHES,
                "must have batches of 1 or an even number where a step has at most {tokens} new"
                    + " tokens; [{refused}] can't be compiled, powers of two are best")
            .with("tokens", few)
            .with("refused", odd));
  }

  /** fxb 2026.4: "attention bucket attention_size=1024 exceeds bucket ceiling=512". */
  private void checkLengths(String name, List<Bucket> buckets) {
    long longest = buckets.stream().mapToLong(Bucket::length).max().orElse(0);
    violations.require(
        longest <= context,
        field(name),
        above(
            "must have no length above maxContextLength ({max}); the longest is {largest}",
            longest));
  }

  /** validator.py 2026.3: "attention_size must be greater than input_ids_size". */
  private void checkInputs() {
    for (Bucket one : append) {
      violations.require(
          one.input() < one.length(),
          field(BuildOptions.APPEND_BUCKETS),
          Fault.of(
                  ViolationCode.ABOVE_LIMIT,
                  "{bucket} must have fewer new tokens than its length: it reads them after others")
              .with("bucket", one.toString())
              .with("max", one.length() - 1)
              .with("largest", one.input()));
    }
  }

  /** fxb 2026.4: "tokenwise bucket input_size exceeds bucket ceiling". */
  private void checkTokenwise() {
    long largest = tokenwise.stream().mapToLong(Long::longValue).max().orElse(0);
    violations.require(
        largest <= context,
        field(BuildOptions.TOKENWISE_SEQ_LENS),
        above(
            "must not hold a size above maxContextLength ({max}); the largest is {largest}",
            largest));
  }

  private Fault above(String form, long largest) {
    return Fault.of(ViolationCode.ABOVE_LIMIT, form).with("max", context).with("largest", largest);
  }

  private static String field(String name) {
    return "options." + name;
  }
}
