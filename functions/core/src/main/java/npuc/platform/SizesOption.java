package npuc.platform;

import java.util.Optional;
import java.util.stream.LongStream;
import npuc.refusal.Violations;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A list of positive sizes, or one text such as {@code 128, 256}; empty = derived. */
record SizesOption(Label label) implements Option {
  private static final int MAX_ITEMS = 64;

  @Override
  public Optional<OptionValue> defaultValue() {
    return Optional.empty();
  }

  @Override
  public Optional<OptionValue> read(JsonNode given, String field, Violations violations) {
    Optional<long[]> numbers = Numbers.read(given, field, violations);
    return numbers
        .filter(found -> found.length > 0)
        .filter(found -> Numbers.checkSizes(found, MAX_ITEMS, field, violations))
        .map(
            found ->
                OptionValue.items(
                    LongStream.of(found).sorted().mapToObj(OptionValue::whole).toList()));
  }

  @Override
  public String type() {
    return "sizes";
  }

  @Override
  public void describe(ObjectNode description) {
    description.put("maxItems", MAX_ITEMS);
  }
}
