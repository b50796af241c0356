package npuc.compilation;

import java.util.Map;
import java.util.Optional;

/**
 * A label that is asked for.
 *
 * @param value that it must have; empty when any will do
 */
public record LabelFilter(String key, Optional<String> value) {

  /** What {@code key} or {@code key=value} asks for; empty when the text is neither. */
  public static Optional<LabelFilter> parse(String text) {
    String[] sides = text.split("=", 2);
    Optional<String> value = sides.length > 1 ? Optional.of(sides[1]) : Optional.empty();
    boolean isLabel = Labels.isKey(sides[0]) && value.map(Labels::isValue).orElse(true);
    return isLabel ? Optional.of(new LabelFilter(sides[0], value)) : Optional.empty();
  }

  /** Whether it is among these. */
  boolean isAmong(Map<String, String> labels) {
    return value
        .map(wanted -> wanted.equals(labels.get(key)))
        .orElseGet(() -> labels.containsKey(key));
  }
}
