package npuc.platform.rngd;

import java.util.List;
import java.util.Optional;
import npuc.platform.option.Bucket;
import npuc.platform.option.BucketsOption;
import npuc.platform.option.ChoiceNumberOption;
import npuc.platform.option.IntegerOption;
import npuc.platform.option.Label;
import npuc.platform.option.Option;
import npuc.platform.option.OptionValue;
import npuc.platform.option.Options;
import npuc.platform.option.SizesOption;

/**
 * The options of RNGD and how they are read back. Their titles are those of the page that people
 * know; what they set on the command line is the business of the job program.
 */
final class BuildOptions {
  static final String MAX_CONTEXT_LENGTH = "maxContextLength";
  static final String TENSOR_PARALLEL = "tensorParallel";
  static final String PIPELINE_PARALLEL = "pipelineParallel";
  static final String PREFILL_BUCKETS = "prefillBuckets";
  static final String DECODE_BUCKETS = "decodeBuckets";
  static final String TOKENWISE_SEQ_LENS = "tokenwiseSeqLens";

  private static final Knowledge.Limits LIMITS = Knowledge.RNGD.limits();

  static final List<Option> ALL =
      List.of(
          new IntegerOption(
              new Label(
                  MAX_CONTEXT_LENGTH,
                  "Max Context Length",
                  "Most tokens of a request, prompt and answer together. Not more than the model's"
                      + " max_position_embeddings, nor than the compiler's preset for the model."),
              LIMITS.shortestContext().value(),
              LIMITS.longestContext().value(),
              false,
              Optional.of(OptionValue.whole(4096))),
          new ChoiceNumberOption(
              new Label(
                  TENSOR_PARALLEL,
                  "Tensor Parallel",
                  "Processing elements that one layer is split over. A card has 8; 32 takes 4"
                      + " cards. Fixed by the compilation."),
              Knowledge.RNGD.tensorParallel().values(),
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

  private BuildOptions() {}

  /** A number; 0 when it is absent, because what was given for it is wrong. */
  static long whole(Options options, String name) {
    return options.get(name).map(BuildOptions::number).orElse(0L);
  }

  static List<Bucket> buckets(Options options, String name) {
    return items(options, name).stream()
        .map(OptionValue.Items.class::cast)
        .map(pair -> new Bucket(number(pair.items().get(0)), number(pair.items().get(1))))
        .toList();
  }

  static List<Long> sizes(Options options, String name) {
    return items(options, name).stream().map(BuildOptions::number).toList();
  }

  private static List<OptionValue> items(Options options, String name) {
    return options
        .get(name)
        .map(OptionValue.Items.class::cast)
        .map(OptionValue.Items::items)
        .orElse(List.of());
  }

  private static long number(OptionValue value) {
    return ((OptionValue.Whole) value).number();
  }
}
