package npuc.lambda.dynamodb;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Changes the document of an item: reads it, applies a pure function and stores what that makes of
 * it if the very document that was read is there still; who loses that race begins again.
 */
record ItemChange(Table table, Tries tries) {

  /**
   * Applies a change.
   *
   * @return what is stored now; empty when there is no item
   */
  <T> Optional<T> apply(Key key, DocumentAttribute<T> document, UnaryOperator<T> change) {
    return apply(key, document, change, entry -> Map.of());
  }

  /**
   * The same of what is looked up by more than its key.
   *
   * @param order what an index knows it by
   */
  <T> Optional<T> apply(
      Key key,
      DocumentAttribute<T> document,
      UnaryOperator<T> change,
      Function<T, Map<String, AttributeValue>> order) {
    for (int made = 1; ; made++) {
      Optional<Map<String, AttributeValue>> stored = table.get(key);
      if (stored.isEmpty()) {
        return Optional.empty();
      }
      T before = document.read(key.sort(), stored.get());
      T after = change.apply(before);
      var next = new HashMap<>(stored.get());
      next.putAll(order.apply(after));
      if (!after.equals(before)) {
        next.put(Schema.DOCUMENT, document.write(after));
      }
      if (next.equals(stored.get()) || replace(stored.get(), next)) {
        return Optional.of(after);
      }
      tries.again(made, "a change of " + key.sort());
    }
  }

  private boolean replace(Map<String, AttributeValue> stored, Map<String, AttributeValue> next) {
    next.remove(Schema.CLOSING); // it may be gone by now, and must not come back
    return Optional.ofNullable(stored.get(Schema.DOCUMENT))
        .map(Condition::document)
        .filter(unchanged -> table.put(next, unchanged).isDone())
        .isPresent();
  }
}
