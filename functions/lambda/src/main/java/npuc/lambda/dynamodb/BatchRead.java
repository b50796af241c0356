package npuc.lambda.dynamodb;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/** Reads many items of a table at once, each as it is now. */
record BatchRead(Table table, Tries tries) {
  static final int MOST = 100;

  /**
   * The items of at most {@link #MOST} keys, in the order of the keys; what is not there is left
   * out. An answer ends at 16 MB, and under load before: what was left is asked for again.
   */
  List<Map<String, AttributeValue>> items(List<Key> keys) {
    if (keys.isEmpty()) {
      return List.of();
    }
    var found = new HashMap<Key, Map<String, AttributeValue>>();
    Map<String, KeysAndAttributes> wanted = Map.of(table.name(), wanted(keys));
    int fruitless = 0;
    while (!wanted.isEmpty()) {
      BatchGetItemResponse response = answer(wanted);
      var items = response.responses().getOrDefault(table.name(), List.of());
      items.forEach(item -> found.put(Key.of(item), item));
      wanted = response.unprocessedKeys();
      if (items.isEmpty() && !wanted.isEmpty()) {
        tries.again(++fruitless, "a read of several items");
      }
    }
    return keys.stream().flatMap(key -> Optional.ofNullable(found.get(key)).stream()).toList();
  }

  private BatchGetItemResponse answer(Map<String, KeysAndAttributes> wanted) {
    var request = BatchGetItemRequest.builder().requestItems(wanted).build();
    return table.call(() -> table.client().get().batchGetItem(request));
  }

  private static KeysAndAttributes wanted(List<Key> keys) {
    return KeysAndAttributes.builder()
        .keys(keys.stream().map(Key::attributes).toList())
        .consistentRead(true)
        .build();
  }
}
