package npuc.local.sqlite;

import java.util.Map;
import java.util.stream.Collectors;
import npuc.compilation.LabelFilter;

/** Labels as the text of a column: each is a line, and what is asked for a part of it. */
final class LabelText {
  private LabelText() {}

  static String of(Map<String, String> labels) {
    return labels.entrySet().stream()
        .map(label -> label.getKey() + "=" + label.getValue() + "\n")
        .collect(Collectors.joining("", "\n", ""));
  }

  /** What stands in the text of labels among which it is. */
  static String of(LabelFilter label) {
    return "\n" + label.key() + "=" + label.value().map(value -> value + "\n").orElse("");
  }
}
