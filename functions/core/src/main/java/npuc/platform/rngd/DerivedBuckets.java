package npuc.platform.rngd;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import npuc.platform.option.Bucket;
import npuc.platform.option.OptionValue;
import npuc.platform.option.Options;

/**
 * The buckets that stand in for those that were left empty. They follow the vendor's presets in
 * shape (batch 1 for prefill, powers of two of batches for decode), and by construction the rules
 * of {@link BuildRules} hold for them at every length. The dry run of fxb 2026.4.0 took them on a
 * Llama at 16, 128 and 1,024 tokens, and without its sampler at 4,096, 5,000 and 131,072.
 */
final class DerivedBuckets {
  private static final long SMALLEST = 128;
  private static final List<Long> DECODE_BATCHES = List.of(1L, 2L, 4L, 8L, 16L);

  private DerivedBuckets() {}

  /** The options with every empty list of buckets filled in. */
  static Options derive(Options given) {
    long context = BuildOptions.whole(given, BuildOptions.MAX_CONTEXT_LENGTH);
    if (context < 1) {
      return given;
    }
    Options options = given;
    if (given.get(BuildOptions.PREFILL_BUCKETS).isEmpty()) {
      options = options.with(BuildOptions.PREFILL_BUCKETS, Bucket.value(prefill(context)));
    }
    if (given.get(BuildOptions.DECODE_BUCKETS).isEmpty()) {
      options = options.with(BuildOptions.DECODE_BUCKETS, Bucket.value(decode(context)));
    }
    if (given.get(BuildOptions.TOKENWISE_SEQ_LENS).isEmpty()) {
      List<OptionValue> sizes =
          tokenwise(options, context).stream().map(OptionValue::whole).toList();
      options = options.with(BuildOptions.TOKENWISE_SEQ_LENS, OptionValue.items(sizes));
    }
    return options;
  }

  private static List<Bucket> prefill(long context) {
    return lengths(context).stream().map(length -> new Bucket(1, length)).toList();
  }

  private static List<Bucket> decode(long context) {
    var buckets = new ArrayList<Bucket>();
    for (long batch : DECODE_BATCHES) {
      for (long length : lengths(context)) {
        buckets.add(new Bucket(batch, length));
      }
    }
    return buckets;
  }

  /** A prefill step has as many tokens as its length; a decode step as many as its batch. */
  private static Set<Long> tokenwise(Options options, long context) {
    var sizes = new TreeSet<Long>(lengths(context));
    Stream.concat(
            BuildOptions.buckets(options, BuildOptions.PREFILL_BUCKETS).stream()
                .map(Bucket::length),
            BuildOptions.buckets(options, BuildOptions.DECODE_BUCKETS).stream().map(Bucket::batch))
        .filter(tokens -> tokens <= context)
        .forEach(sizes::add);
    return sizes;
  }

  /** Powers of two from 128 below the context length, and the context length itself. */
  private static Set<Long> lengths(long context) {
    var lengths = new TreeSet<Long>();
    Stream.iterate(SMALLEST, length -> length < context, length -> length * 2)
        .forEach(lengths::add);
    lengths.add(context);
    return lengths;
  }
}
