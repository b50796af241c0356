package npuc.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The buckets that stand in for those that were left empty. They follow the vendor's presets in
 * shape (batch 1 for prefill, powers of two of batches for decode), and by construction the rules
 * of {@link RngdRules} hold for them at every length.
 */
final class RngdBuckets {
  private static final long SMALLEST = 128;
  private static final List<Long> DECODE_BATCHES = List.of(1L, 2L, 4L, 8L, 16L);

  private RngdBuckets() {}

  /**
   * A bucket.
   *
   * @param batch sequences at once
   * @param length tokens of each, the attention length
   */
  record Bucket(long batch, long length) {}

  /** The options with every empty list of buckets filled in. */
  static Options derive(Options given) {
    long context = Rngd.whole(given, Rngd.MAX_CONTEXT_LENGTH);
    if (context < 1) {
      return given;
    }
    Options options = given;
    if (given.get(Rngd.PREFILL_BUCKETS).isEmpty()) {
      options = options.with(Rngd.PREFILL_BUCKETS, value(prefill(context)));
    }
    if (given.get(Rngd.DECODE_BUCKETS).isEmpty()) {
      options = options.with(Rngd.DECODE_BUCKETS, value(decode(context)));
    }
    if (given.get(Rngd.TOKENWISE_SEQ_LENS).isEmpty()) {
      List<OptionValue> sizes =
          tokenwise(options, context).stream().map(OptionValue::whole).toList();
      options = options.with(Rngd.TOKENWISE_SEQ_LENS, OptionValue.items(sizes));
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
    Rngd.buckets(options, Rngd.PREFILL_BUCKETS).forEach(bucket -> sizes.add(bucket.length()));
    Rngd.buckets(options, Rngd.DECODE_BUCKETS).stream()
        .map(Bucket::batch)
        .filter(batch -> batch <= context)
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

  private static OptionValue value(List<Bucket> buckets) {
    return OptionValue.items(
        buckets.stream()
            .map(
                bucket ->
                    OptionValue.items(
                        List.of(
                            OptionValue.whole(bucket.batch()), OptionValue.whole(bucket.length()))))
            .toList());
  }
}
