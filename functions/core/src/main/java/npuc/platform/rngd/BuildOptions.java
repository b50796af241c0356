package npuc.platform.rngd;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import npuc.platform.option.Bucket;
import npuc.platform.option.BucketsOption;
import npuc.platform.option.ChoiceNumberOption;
import npuc.platform.option.ChoiceOption;
import npuc.platform.option.IntegerOption;
import npuc.platform.option.Label;
import npuc.platform.option.Option;
import npuc.platform.option.OptionValue;
import npuc.platform.option.Options;
import npuc.platform.option.SizesOption;
import npuc.platform.option.WordsOption;

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
  static final String APPEND_BUCKETS = "appendBuckets";
  static final String TOKENWISE_SEQ_LENS = "tokenwiseSeqLens";
  static final String TASK = "task";
  static final String LEAVE_OUT_CONFIG_KEYS = "leaveOutConfigKeys";

  private static final Knowledge.Limits LIMITS = Knowledge.RNGD.limits();

  static final List<Option> ALL =
      List.of(
          new IntegerOption(
              new Label(
                      MAX_CONTEXT_LENGTH,
                      "Max Context Length",
                      "Most tokens of a request, prompt and answer together. The longer it is, the more"
                          + " memory of the card serving takes. Not more than the model's"
                          + " max_position_embeddings, nor than the compiler's preset for the model.")
                  .common(),
              LIMITS.shortestContext().value(),
              LIMITS.longestContext().value(),
              false,
              Optional.of(OptionValue.whole(4096))),
          new ChoiceNumberOption(
              new Label(
                      TENSOR_PARALLEL,
                      "Tensor Parallel",
                      "Processing elements that one layer is split over. A card has 8; 16 takes 2"
                          + " cards, 32 takes 4. For one NPU: 8, with Pipeline Parallel 1. Fixed by the"
                          + " compilation.")
                  .common(),
              Knowledge.RNGD.tensorParallel(),
              Optional.of(OptionValue.whole(8))),
          new IntegerOption(
              new Label(
                      PIPELINE_PARALLEL,
                      "Pipeline Parallel",
                      "Groups of cards that the layers are divided over. For one NPU: 1, with Tensor"
                          + " Parallel 8.")
                  .common(),
              1,
              8,
              false,
              Optional.of(OptionValue.whole(1))),
          new BucketsOption(
              new Label(
                      PREFILL_BUCKETS,
                      "Prefill Buckets",
                      "Batch and length of prompts that are read in one pass. Longer prompts are read"
                          + " in parts, see Append Buckets. More buckets take longer to compile and make"
                          + " the output larger. All four empty: the compiler's own preset for the"
                          + " model.")
                  .common(),
              BucketsOption.PAIR),
          new BucketsOption(
              new Label(
                      DECODE_BUCKETS,
                      "Decode Buckets",
                      "Batch and total length while tokens are generated. Where they end below Max"
                          + " Context Length, one of batch 1 is added that reaches it. More buckets take"
                          + " longer to compile and make the output larger.")
                  .common(),
              BucketsOption.PAIR),
          new BucketsOption(
              new Label(
                  APPEND_BUCKETS,
                  "Append Buckets",
                  "Batch, attention (total length) and input (new tokens) where a prompt is read in"
                      + " parts (chunked prefill), or after a part that is known already. Empty beside other"
                      + " buckets: those that reach from the longest prefill bucket to Max Context"
                      + " Length."),
              List.of("batch", "attention", "input")),
          new SizesOption(
              new Label(
                  TOKENWISE_SEQ_LENS,
                  "Tokenwise Seq Lens",
                  "Numbers of tokens in one step that the layers outside attention are compiled"
                      + " for. Several kernels are compiled for each, so more of them take longer;"
                      + " powers of two are best, such as 1, 128, 256, 512. Empty beside other"
                      + " buckets: what prefill, append and decode need.")),
          new ChoiceOption(
              new Label(
                  TASK,
                  "Task",
                  "What the model is compiled for: to generate text, to embed texts or to score"
                      + " pairs of them. Empty: what its architecture is made for."),
              Task.words(),
              Optional.empty()),
          new WordsOption(
              new Label(
                  LEAVE_OUT_CONFIG_KEYS,
                  "Keys left out of config.json",
                  "Keys of the model's config.json that the compiler refuses, such as"
                      + " unsloth_version: it is compiled and published without them. Not those"
                      + " that say what the model computes."),
              Knowledge.RNGD.leaveOut().form(),
              Knowledge.RNGD.leaveOut().most()));

  private BuildOptions() {}

  /** A number; 0 when it is absent, because what was given for it is wrong. */
  static long whole(Options options, String name) {
    return options.get(name).map(BuildOptions::number).orElse(0L);
  }

  static List<Bucket> buckets(Options options, String name) {
    return options.get(name).map(OptionValue.Items.class::cast).map(Bucket::of).orElse(List.of());
  }

  /** Whether the compiler's own preset is asked for. */
  static boolean hasNoBuckets(Options options) {
    return Stream.of(PREFILL_BUCKETS, DECODE_BUCKETS, APPEND_BUCKETS, TOKENWISE_SEQ_LENS)
        .allMatch(name -> options.get(name).isEmpty());
  }

  static Optional<Task> task(Options options) {
    return options
        .get(TASK)
        .map(OptionValue.Text.class::cast)
        .flatMap(word -> Task.of(word.text()));
  }

  /** The keys to leave out of config.json. */
  static Set<String> leftOut(Options options) {
    return items(options, LEAVE_OUT_CONFIG_KEYS).stream()
        .map(OptionValue::display)
        .collect(Collectors.toCollection(TreeSet::new));
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
