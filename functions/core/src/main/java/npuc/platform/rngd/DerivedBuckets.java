package npuc.platform.rngd;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import npuc.platform.option.Bucket;
import npuc.platform.option.OptionValue;
import npuc.platform.option.Options;

/**
 * The buckets that complete those that were given. They follow the vendor's presets in shape: batch
 * 1 for prefill, which ends at the on-chip sampler's window; longer prompts are read in parts of
 * that size; batches of decode are powers of two. By construction the rules of {@link BuildRules}
 * hold for them at every length.
 */
final class DerivedBuckets {
  private static final long SMALLEST = 128;
  private static final long WINDOW = Knowledge.RNGD.limits().samplerWindow().value();
  private static final List<Long> DECODE_BATCHES = List.of(1L, 2L, 4L, 8L, 16L);

  private final Options given;
  private final long context;
  private final boolean generates;

  private DerivedBuckets(Options given, boolean generates) {
    this.given = given;
    this.generates = generates;
    this.context = BuildOptions.whole(given, BuildOptions.MAX_CONTEXT_LENGTH);
  }

  /**
   * The options with every list of buckets completed.
   *
   * @param generates whether the model decodes at all
   */
  static Options derive(Options given, boolean generates) {
    var derived = new DerivedBuckets(given, generates);
    return derived.context < 1 ? given : derived.all();
  }

  private Options all() {
    List<Bucket> prefill = prefill();
    List<Bucket> append = append(longest(prefill));
    List<Bucket> decode = decode();
    Options options = with(given, BuildOptions.PREFILL_BUCKETS, prefill);
    options = with(options, BuildOptions.APPEND_BUCKETS, append);
    options = with(options, BuildOptions.DECODE_BUCKETS, decode);
    List<OptionValue> sizes =
        tokenwise(prefill, append, decode).stream().map(OptionValue::whole).toList();
    return options.with(BuildOptions.TOKENWISE_SEQ_LENS, OptionValue.items(sizes));
  }

  private static Options with(Options options, String name, List<Bucket> buckets) {
    return buckets.isEmpty()
        ? options
        : options.with(name, Bucket.value(new TreeSet<Bucket>(buckets)));
  }

  private List<Bucket> prefill() {
    List<Bucket> known = BuildOptions.buckets(given, BuildOptions.PREFILL_BUCKETS);
    return known.isEmpty()
        ? lengths(Math.min(context, WINDOW)).stream().map(length -> Bucket.of(1, length)).toList()
        : known;
  }

  /** Those that read what no prefill bucket holds, in parts as large as the largest of these. */
  private List<Bucket> append(long part) {
    List<Bucket> known = BuildOptions.buckets(given, BuildOptions.APPEND_BUCKETS);
    if (part >= context || longest(known) >= context) {
      return known;
    }
    if (!known.isEmpty()) {
      long input = known.stream().mapToLong(Bucket::input).max().orElse(part);
      return plus(known, Bucket.of(1, context, Math.min(input, context - 1)));
    }
    return lengths(context).tailSet(part + 1).stream()
        .map(length -> Bucket.of(1, length, part))
        .toList();
  }

  private List<Bucket> decode() {
    List<Bucket> known = BuildOptions.buckets(given, BuildOptions.DECODE_BUCKETS);
    if (!generates) {
      return known;
    }
    if (!known.isEmpty()) {
      return longest(known) < context ? plus(known, Bucket.of(1, context)) : known;
    }
    var buckets = new ArrayList<Bucket>();
    for (long batch : DECODE_BATCHES) {
      lengths(context).forEach(length -> buckets.add(Bucket.of(batch, length)));
    }
    return buckets;
  }

  /** A step of reading has as many tokens as its part; one of decoding as many as its batch. */
  private SortedSet<Long> tokenwise(
      List<Bucket> prefill, List<Bucket> append, List<Bucket> decode) {
    var sizes = new TreeSet<Long>(BuildOptions.sizes(given, BuildOptions.TOKENWISE_SEQ_LENS));
    List<Long> read =
        Stream.concat(prefill.stream(), append.stream())
            .map(Bucket::input)
            .filter(tokens -> tokens <= context)
            .toList();
    if (sizes.isEmpty()) {
      sizes.addAll(lengths(Math.min(context, Math.max(WINDOW, largest(read)))));
      decode.stream().map(Bucket::batch).filter(tokens -> tokens <= context).forEach(sizes::add);
      sizes.addAll(read);
    } else if (sizes.last() < largest(read)) {
      sizes.add(largest(read));
    }
    return sizes;
  }

  private static List<Bucket> plus(List<Bucket> known, Bucket one) {
    return Stream.concat(known.stream(), Stream.of(one)).distinct().toList();
  }

  private static long longest(List<Bucket> buckets) {
    return buckets.stream().mapToLong(Bucket::length).max().orElse(0);
  }

  private static long largest(Collection<Long> numbers) {
    return numbers.stream().flatMapToLong(LongStream::of).max().orElse(0);
  }

  /** Powers of two from 128 below a length, and the length itself. */
  private static SortedSet<Long> lengths(long last) {
    var lengths = new TreeSet<Long>();
    Stream.iterate(SMALLEST, length -> length < last, length -> length * 2).forEach(lengths::add);
    lengths.add(last);
    return lengths;
  }
}
