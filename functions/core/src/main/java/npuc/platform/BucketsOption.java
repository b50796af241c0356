package npuc.platform;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import npuc.refusal.Violations;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Pairs of batch size and length, or one text such as {@code 1,128, 1,512}; empty = derived. */
record BucketsOption(Label label) implements Option {
  private static final int MAX_ITEMS = 512;
  private static final long MAX_NUMBER = 1L << 30;

  private record Bucket(long batch, long length) {}

  @Override
  public Optional<OptionValue> defaultValue() {
    return Optional.empty();
  }

  @Override
  public Optional<OptionValue> read(JsonNode given, String field, Violations violations) {
    var problems = new Violations();
    List<Bucket> buckets = buckets(given, field, problems);
    problems.require(
        buckets.stream().distinct().count() == buckets.size(),
        field,
        "must not hold a bucket twice");
    problems.require(buckets.size() <= MAX_ITEMS, field, "must hold at most " + MAX_ITEMS);
    problems.list().forEach(problem -> violations.add(problem.field(), problem.message()));
    return problems.isEmpty() && !buckets.isEmpty()
        ? Optional.of(OptionValue.items(sorted(buckets)))
        : Optional.empty();
  }

  @Override
  public String type() {
    return "buckets";
  }

  @Override
  public void describe(ObjectNode description) {
    description.put("maxItems", MAX_ITEMS);
  }

  private static List<OptionValue> sorted(List<Bucket> buckets) {
    return buckets.stream()
        .sorted(Comparator.comparingLong(Bucket::batch).thenComparingLong(Bucket::length))
        .map(
            bucket ->
                OptionValue.items(
                    List.of(OptionValue.whole(bucket.batch()), OptionValue.whole(bucket.length()))))
        .toList();
  }

  private static List<Bucket> buckets(JsonNode given, String field, Violations problems) {
    if (given.isString()) {
      return fromText(given, field, problems);
    }
    problems.require(
        given.isArray(),
        field,
        "must be a list of [batch, length], or a text such as 1,128, 1,512");
    var buckets = new ArrayList<Bucket>();
    for (int i = 0; i < given.size(); i++) {
      bucket(given.get(i), field + "[" + i + "]", problems).ifPresent(buckets::add);
    }
    return buckets;
  }

  private static List<Bucket> fromText(JsonNode given, String field, Violations problems) {
    long[] numbers = Numbers.read(given, field, problems).orElse(new long[0]);
    problems.require(
        numbers.length % 2 == 0,
        field,
        "must hold pairs of batch and length, such as 1,128, 1,512");
    var buckets = new ArrayList<Bucket>();
    for (int i = 0; i + 1 < numbers.length; i += 2) {
      var pair = JsonNodeFactory.instance.arrayNode().add(numbers[i]).add(numbers[i + 1]);
      bucket(pair, field + "[" + i / 2 + "]", problems).ifPresent(buckets::add);
    }
    return buckets;
  }

  private static Optional<Bucket> bucket(JsonNode given, String field, Violations problems) {
    boolean fits =
        given.isArray()
            && given.size() == 2
            && given
                .valueStream()
                .allMatch(
                    n ->
                        n.isIntegralNumber()
                            && n.canConvertToLong()
                            && n.longValue() >= 1
                            && n.longValue() <= MAX_NUMBER);
    problems.require(
        fits, field, "must be [batch, length], two whole numbers from 1 to " + MAX_NUMBER);
    return fits
        ? Optional.of(new Bucket(given.get(0).longValue(), given.get(1).longValue()))
        : Optional.empty();
  }
}
