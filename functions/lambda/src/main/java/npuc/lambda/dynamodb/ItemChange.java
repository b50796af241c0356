package npuc.lambda.dynamodb;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
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
    for (int made = 1; ; made++) {
      Optional<Map<String, AttributeValue>> stored = table.get(key);
      if (stored.isEmpty()) {
        return Optional.empty();
      }
      T before = document.read(key.sort(), stored.get());
      T after = change.apply(before);
      if (after.equals(before) || replace(stored.get(), document.write(after))) {
        return Optional.of(after);
      }
      tries.again(made, "a change of " + key.sort());
    }
  }

  private boolean replace(Map<String, AttributeValue> stored, AttributeValue next) {
    var item = new HashMap<>(stored);
    item.remove(Schema.CLOSING); // it may be gone by now, and must not come back
    AttributeValue read = item.put(Schema.DOCUMENT, next);
    return table.put(item, Condition.document(read)).isDone();
  }
}
