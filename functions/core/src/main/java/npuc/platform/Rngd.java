package npuc.platform;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import npuc.refusal.Violations;

/**
 * Furiosa RNGD. The rules are those of the vendor's ArtifactBuilder 2026.3 (validator.py,
 * resolver.py) and of {@code fxb build --dry-run} 2026.4; see {@link RngdRules} and {@link
 * RngdBuckets}.
 */
final class Rngd implements Platform {
  static final String MAX_CONTEXT_LENGTH = "maxContextLength";
  static final String TENSOR_PARALLEL = "tensorParallel";
  static final String PIPELINE_PARALLEL = "pipelineParallel";
  static final String PREFILL_BUCKETS = "prefillBuckets";
  static final String DECODE_BUCKETS = "decodeBuckets";
  static final String TOKENWISE_SEQ_LENS = "tokenwiseSeqLens";

  /** The longest context of a published model is far below; the shortest is one small bucket. */
  private static final long MIN_CONTEXT = 16;

  private static final long MAX_CONTEXT = 1L << 20;

  private static final List<Option> OPTIONS =
      List.of(
          new IntegerOption(
              new Label(
                  MAX_CONTEXT_LENGTH,
                  "Max Context Length",
                  "Most tokens of a request, prompt and answer together. Not more than the model's"
                      + " max_position_embeddings."),
              MIN_CONTEXT,
              MAX_CONTEXT,
              false,
              Optional.of(OptionValue.whole(4096))),
          new ChoiceNumberOption(
              new Label(
                  TENSOR_PARALLEL,
                  "Tensor Parallel",
                  "Processing elements that one layer is split over. A card has 8; 32 takes 4"
                      + " cards. Fixed by the compilation."),
              List.of(4L, 8L, 32L),
              Optional.of(OptionValue.whole(8))),
          new IntegerOption(
              new Label(
                  PIPELINE_PARALLEL,
                  "Pipeline Parallel",
                  "Groups of cards that the layers are divided over."),
              1,
              8,
              false,
              Optional.of(OptionValue.whole(1))),
          new BucketsOption(
              new Label(
                  PREFILL_BUCKETS,
                  "Prefill Buckets",
                  "Batch and length of prompts that are read in one pass. Empty: buckets"
                      + " appropriate for Max Context Length.")),
          new BucketsOption(
              new Label(
                  DECODE_BUCKETS,
                  "Decode Buckets",
                  "Batch and total length while tokens are generated. Empty: buckets appropriate"
                      + " for Max Context Length.")),
          new SizesOption(
              new Label(
                  TOKENWISE_SEQ_LENS,
                  "Tokenwise Seq Lens",
                  "Numbers of tokens in one step that the layers outside attention are compiled"
                      + " for. Empty: all powers of 2 from 128 up to Max Context Length, and what"
                      + " decoding needs.")));

  @Override
  public PlatformName name() {
    return new PlatformName("rngd");
  }

  @Override
  public String title() {
    return "Furiosa RNGD";
  }

  @Override
  public Set<PlatformName> accepts() {
    return Set.of(new PlatformName("safetensors"));
  }

  @Override
  public List<Option> options() {
    return OPTIONS;
  }

  @Override
  public AdditionalArguments additionalArguments() {
    return new AdditionalArguments.Unsupported("Python SDK · args unsupported");
  }

  @Override
  public Resources defaultResources() {
    return Resources.of("8", "64Gi");
  }

  @Override
  public String installation() {
    return "make rngd";
  }

  @Override
  public Options complete(Options given, Violations violations) {
    Options options = RngdBuckets.derive(given);
    new RngdRules(options, violations).check();
    return options;
  }

  @Override
  public Advice advise(Options options, long baseSizeBytes, Resources resources) {
    return RngdAdvice.of(options, baseSizeBytes, resources);
  }

  static long whole(Options options, String name) {
    return options.get(name).map(Rngd::whole).orElse(0L);
  }

  static List<RngdBuckets.Bucket> buckets(Options options, String name) {
    return items(options, name).stream()
        .map(OptionValue.Items.class::cast)
        .map(pair -> new RngdBuckets.Bucket(whole(pair.items().get(0)), whole(pair.items().get(1))))
        .toList();
  }

  static List<Long> sizes(Options options, String name) {
    return items(options, name).stream().map(Rngd::whole).toList();
  }

  private static List<OptionValue> items(Options options, String name) {
    return options
        .get(name)
        .map(OptionValue.Items.class::cast)
        .map(OptionValue.Items::items)
        .orElse(List.of());
  }

  private static long whole(OptionValue value) {
    return value instanceof OptionValue.Whole(long number) ? number : 0;
  }
}
