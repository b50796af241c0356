package npuc.platform.option;

import java.util.Optional;
import npuc.input.Numbers;
import npuc.refusal.Fault;
import npuc.refusal.Violations;
import tools.jackson.databind.JsonNode;

/** A list of positive sizes, or one text such as {@code 128, 256}; empty = derived. */
public record SizesOption(Label label) implements Option {
  /** The vendor's presets have 5 to 12; a derived list may have one for each of 1,024 buckets. */
  private static final int MAX_ITEMS = 1040;

  private static final DistinctItems<Long> SIZES =
      new DistinctItems<>(
          MAX_ITEMS,
          Fault.wrongForm(
              "128, 256",
              "must be a list of whole numbers, or a text such as {example}, at most {max}"),
          Numbers::positive);

  @Override
  public Optional<OptionValue> defaultValue() {
    return Optional.empty();
  }

  @Override
  public Optional<OptionValue> read(JsonNode given, String field, Violations violations) {
    JsonNode list = given.isString() ? flat(Numbers.list(given)) : given;
    return SIZES
        .read(list, field, violations)
        .filter(found -> !found.isEmpty())
        .map(found -> OptionValue.items(found.stream().map(OptionValue::whole).toList()));
  }

  @Override
  public String type() {
    return "sizes";
  }

  @Override
  public Bounds bounds() {
    return new Bounds.Items(MAX_ITEMS);
  }

  /** A text may have brackets around its list. */
  private static JsonNode flat(JsonNode list) {
    return list.size() == 1 && list.get(0).isArray() ? list.get(0) : list;
  }
}
