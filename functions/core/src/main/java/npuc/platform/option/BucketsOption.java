package npuc.platform.option;

import java.util.List;
import java.util.Optional;
import npuc.input.Numbers;
import npuc.refusal.Fault;
import npuc.refusal.Violations;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Lists of numbers such as batch size and length, or one text such as {@code 1,128, 1,512}; empty =
 * the compiler's choice.
 *
 * @param parts what each number of a bucket is, two or three words
 */
public record BucketsOption(Label label, List<String> parts) implements Option {
  /** Those of {@code prefill} and {@code decode} buckets. */
  public static final List<String> PAIR = List.of("batch", "length");

  /** The vendor's largest presets have about 220 buckets of all kinds together. */
  private static final int MAX_ITEMS = 512;

  public BucketsOption {
    parts = List.copyOf(parts);
  }

  @Override
  public Optional<OptionValue> defaultValue() {
    return Optional.empty();
  }

  @Override
  public Optional<OptionValue> read(JsonNode given, String field, Violations violations) {
    JsonNode list = given.isString() ? cut(Numbers.list(given)) : given;
    return new DistinctItems<>(MAX_ITEMS, expected(), this::bucket)
        .read(list, field, violations)
        .filter(found -> !found.isEmpty())
        .map(Bucket::value);
  }

  private Optional<Bucket> bucket(JsonNode given, String field, Violations violations) {
    return Bucket.read(parts, given, field, violations);
  }

  private Fault expected() {
    Fault wrong =
        parts.size() == 2
            ? Fault.wrongForm(
                "1,128, 1,512",
                "must be a list of [{parts}] pairs, or a text such as {example}, at most {max}")
            : Fault.wrongForm(
                "1,2048,1024, 1,4096,1024",
                "must be a list of [{parts}] buckets, or a text such as {example}, at most {max}");
    return wrong.with("parts", parts);
  }

  @Override
  public String type() {
    return "buckets";
  }

  @Override
  public Bounds bounds() {
    return new Bounds.Buckets(MAX_ITEMS, parts);
  }

  /** Buckets stay; a flat list is cut into them, with what is left over as the last. */
  private JsonNode cut(JsonNode list) {
    if (list.size() == 1 && list.get(0).isArray() && isNested(list.get(0))) {
      return list.get(0);
    }
    if (!list.isArray() || list.valueStream().anyMatch(JsonNode::isArray)) {
      return list;
    }
    ArrayNode buckets = JsonNodeFactory.instance.arrayNode();
    for (int i = 0; i < list.size(); i++) {
      int size = parts.size();
      ArrayNode one = i % size == 0 ? buckets.addArray() : (ArrayNode) buckets.get(i / size);
      one.add(list.get(i));
    }
    return buckets;
  }

  private static boolean isNested(JsonNode list) {
    return list.isEmpty() || list.get(0).isArray();
  }
}
