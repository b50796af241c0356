package npuc.platform.option;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import npuc.input.Numbers;
import npuc.refusal.Violations;
import tools.jackson.databind.JsonNode;

/**
 * A shape that attention is compiled for.
 *
 * @param batch sequences at once
 * @param length tokens of each, the attention length
 */
public record Bucket(long batch, long length) implements Comparable<Bucket> {
  private static final Comparator<Bucket> ORDER =
      Comparator.comparingLong(Bucket::batch).thenComparingLong(Bucket::length);

  /** Reads {@code [batch, length]}; each wrong number is a violation at its own path. */
  static Optional<Bucket> read(JsonNode given, String field, Violations violations) {
    if (!given.isArray() || given.size() != 2) {
      violations.add(field, "must be a pair [batch, length], such as [1, 128]");
      return Optional.empty();
    }
    Optional<Long> batch = Numbers.positive(given.get(0), field + "[0]", violations);
    Optional<Long> length = Numbers.positive(given.get(1), field + "[1]", violations);
    return batch.flatMap(sequences -> length.map(tokens -> new Bucket(sequences, tokens)));
  }

  public static OptionValue value(Collection<Bucket> buckets) {
    return OptionValue.items(
        buckets.stream()
            .map(one -> List.of(OptionValue.whole(one.batch), OptionValue.whole(one.length)))
            .map(OptionValue::items)
            .toList());
  }

  @Override
  public int compareTo(Bucket other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return "[" + batch + ", " + length + "]";
  }
}
