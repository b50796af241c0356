package npuc.platform.option;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import npuc.input.Numbers;
import npuc.refusal.Fault;
import npuc.refusal.Violations;
import tools.jackson.databind.JsonNode;

/**
 * A shape that attention is compiled for.
 *
 * @param numbers sequences at once, tokens of each (the attention length), and where a part of a
 *     prompt is read after what is known already, the tokens of that part
 */
public record Bucket(List<Long> numbers) implements Comparable<Bucket> {
  public Bucket {
    numbers = List.copyOf(numbers);
  }

  public static Bucket of(long... numbers) {
    return new Bucket(LongStream.of(numbers).boxed().toList());
  }

  public long batch() {
    return numbers.get(0);
  }

  public long length() {
    return numbers.get(1);
  }

  /** New tokens of a step, for each sequence; all of them where it is not said. */
  public long input() {
    return numbers.getLast();
  }

  /**
   * Reads one number for each part, such as {@code [batch, length]}; each wrong number is a
   * violation at its own path.
   */
  static Optional<Bucket> read(
      List<String> parts, JsonNode given, String field, Violations violations) {
    if (!given.isArray() || given.size() != parts.size()) {
      violations.add(field, described(parts));
      return Optional.empty();
    }
    List<Long> numbers =
        IntStream.range(0, given.size())
            .mapToObj(i -> Numbers.positive(given.get(i), field + "[" + i + "]", violations))
            .flatMap(Optional::stream)
            .toList();
    return numbers.size() == parts.size() ? Optional.of(new Bucket(numbers)) : Optional.empty();
  }

  private static Fault described(List<String> parts) {
    Fault wrong =
        parts.size() == 2
            ? Fault.wrongForm("[1, 128]", "must be a pair [{parts}], such as {example}")
            : Fault.wrongForm(
                "[1, 4096, 1024]", "must be three numbers [{parts}], such as {example}");
    return wrong.with("parts", parts);
  }

  public static OptionValue value(Collection<Bucket> buckets) {
    return OptionValue.items(
        buckets.stream()
            .map(one -> one.numbers.stream().map(OptionValue::whole).toList())
            .map(OptionValue::items)
            .toList());
  }

  /** Read back what {@link #value} wrote. */
  public static List<Bucket> of(OptionValue.Items buckets) {
    return buckets.items().stream()
        .map(OptionValue.Items.class::cast)
        .map(one -> new Bucket(one.items().stream().map(Bucket::number).toList()))
        .toList();
  }

  private static Long number(OptionValue value) {
    return ((OptionValue.Whole) value).number();
  }

  @Override
  public int compareTo(Bucket other) {
    for (int i = 0; i < Math.min(numbers.size(), other.numbers.size()); i++) {
      int order = numbers.get(i).compareTo(other.numbers.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(numbers.size(), other.numbers.size());
  }

  @Override
  public String toString() {
    return numbers.toString();
  }
}
