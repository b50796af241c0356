package npuc.local.sqlite;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What must hold of a row, all of it. */
final class Conditions {
  private final List<String> texts = new ArrayList<>();
  private final List<Object> parameters = new ArrayList<>();

  void add(String text, Object... values) {
    texts.add(text);
    parameters.addAll(List.of(values));
  }

  /** One of several values; there must be some. */
  void addOneOf(String column, List<String> values) {
    add(column + " IN (" + marks(values.size()) + ")", values.toArray());
  }

  boolean isEmpty() {
    return texts.isEmpty();
  }

  /** As an expression that is true when all hold. */
  String text() {
    return String.join(" AND ", texts);
  }

  List<Object> parameters() {
    return Collections.unmodifiableList(parameters);
  }

  static String marks(int count) {
    return String.join(", ", Collections.nCopies(count, "?"));
  }
}
