package npuc.platform.option;

import java.util.Optional;
import npuc.input.Numbers;
import npuc.refusal.Violations;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Pairs of batch size and length, or one text such as {@code 1,128, 1,512}; empty = derived. */
public record BucketsOption(Label label) implements Option {
  /** The vendor's largest presets have about 130 buckets, prefill and decode together. */
  private static final int MAX_ITEMS = 512;

  private static final DistinctItems<Bucket> BUCKETS =
      new DistinctItems<>(
          MAX_ITEMS,
          "a list of [batch, length] pairs, or a text such as 1,128, 1,512",
          Bucket::read);

  @Override
  public Optional<OptionValue> defaultValue() {
    return Optional.empty();
  }

  @Override
  public Optional<OptionValue> read(JsonNode given, String field, Violations violations) {
    JsonNode list = given.isString() ? pairs(Numbers.list(given)) : given;
    return BUCKETS
        .read(list, field, violations)
        .filter(found -> !found.isEmpty())
        .map(Bucket::value);
  }

  @Override
  public String type() {
    return "buckets";
  }

  @Override
  public Bounds bounds() {
    return new Bounds.Items(MAX_ITEMS);
  }

  /** Pairs stay; a flat list is cut into pairs, with what is left over as the last. */
  private static JsonNode pairs(JsonNode list) {
    if (list.size() == 1 && list.get(0).isArray() && isNested(list.get(0))) {
      return list.get(0);
    }
    if (!list.isArray() || list.valueStream().anyMatch(JsonNode::isArray)) {
      return list;
    }
    ArrayNode pairs = JsonNodeFactory.instance.arrayNode();
    for (int i = 0; i < list.size(); i++) {
      ArrayNode pair = i % 2 == 0 ? pairs.addArray() : (ArrayNode) pairs.get(i / 2);
      pair.add(list.get(i));
    }
    return pairs;
  }

  private static boolean isNested(JsonNode list) {
    return list.isEmpty() || list.get(0).isArray();
  }
}
