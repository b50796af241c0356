package npuc.platform;

import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import npuc.refusal.Violations;
import tools.jackson.databind.JsonNode;

/** Lists of whole numbers in options, as JSON or as text. */
final class Numbers {
  private static final long MAX = 1L << 30;

  private Numbers() {}

  /** The numbers of a flat list, or of a text with commas; brackets in a text are ignored. */
  static Optional<long[]> read(JsonNode given, String field, Violations violations) {
    if (given.isString()) {
      return fromText(given.stringValue(), field, violations);
    }
    boolean whole =
        given.isArray()
            && given.valueStream().allMatch(n -> n.isIntegralNumber() && n.canConvertToLong());
    violations.require(whole, field, "must be a list of whole numbers, or a text such as 128, 256");
    return whole
        ? Optional.of(given.valueStream().mapToLong(JsonNode::longValue).toArray())
        : Optional.empty();
  }

  /** Whether they are positive, distinct and not too many. */
  static boolean checkSizes(long[] numbers, int maxItems, String field, Violations violations) {
    boolean positive = LongStream.of(numbers).allMatch(n -> n >= 1 && n <= MAX);
    boolean distinct = LongStream.of(numbers).distinct().count() == numbers.length;
    violations.require(positive, field, "must hold whole numbers from 1 to " + MAX);
    violations.require(distinct, field, "must not hold a number twice");
    violations.require(numbers.length <= maxItems, field, "must hold at most " + maxItems);
    return positive && distinct && numbers.length <= maxItems;
  }

  private static Optional<long[]> fromText(String text, String field, Violations violations) {
    String bare = text.replaceAll("[\\[\\]()]", " ").strip();
    if (bare.isEmpty()) {
      return Optional.of(new long[0]);
    }
    String[] parts = bare.split("\\s*,\\s*");
    boolean whole = Stream.of(parts).allMatch(part -> part.matches("[0-9]{1,10}"));
    violations.require(whole, field, "must be whole numbers with commas between, such as 128, 256");
    return whole
        ? Optional.of(Stream.of(parts).mapToLong(Long::parseLong).toArray())
        : Optional.empty();
  }
}
