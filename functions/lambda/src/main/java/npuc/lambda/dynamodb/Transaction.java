package npuc.lambda.dynamodb;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.Update;

/** Stores new items of an owner at once: all of them, or none. */
record Transaction(Table table, Tries tries) {

  /**
   * Stores items unless there is one under the key of any, or their owner is not there. Others that
   * write the same items at this moment get in the way: then it is tried again. Who is about to
   * delete the owner has to look again.
   *
   * @param items of a key each
   * @return which of the items are there already, so that nothing was stored, and the number of
   *     items when the owner is missing; empty when all were stored
   */
  List<Integer> add(Key owner, List<Map<String, AttributeValue>> items) {
    List<TransactWriteItem> actions =
        Stream.concat(items.stream().map(this::put), Stream.of(kept(owner))).toList();
    Optional<List<Integer>> decided = attempt(actions);
    for (int made = 1; decided.isEmpty(); made++) {
      tries.again(made, "a transaction");
      decided = attempt(actions);
    }
    return decided.orElseThrow();
  }

  /** Empty when it was cancelled for what passes. */
  private Optional<List<Integer>> attempt(List<TransactWriteItem> actions) {
    var request = TransactWriteItemsRequest.builder().transactItems(actions).build();
    try {
      table.call(() -> table.client().get().transactWriteItems(request));
      return Optional.of(List.of());
    } catch (TransactionCanceledException e) {
      List<Integer> refused = Cancellation.refused(e.cancellationReasons());
      if (refused.isEmpty() && !Cancellation.passes(e.cancellationReasons())) {
        throw e;
      }
      return Optional.of(refused).filter(some -> !some.isEmpty());
    }
  }

  private TransactWriteItem put(Map<String, AttributeValue> item) {
    return TransactWriteItem.builder()
        .put(
            Put.builder()
                .tableName(table.name())
                .item(ItemSize.checked(item))
                .conditionExpression(Condition.ABSENT.expression())
                .expressionAttributeNames(Condition.ABSENT.names())
                .build())
        .build();
  }

  private TransactWriteItem kept(Key owner) {
    var names = new HashMap<>(Condition.PRESENT.names());
    names.put("#closing", Schema.CLOSING);
    return TransactWriteItem.builder()
        .update(
            Update.builder()
                .tableName(table.name())
                .key(owner.attributes())
                .updateExpression("REMOVE #closing")
                .conditionExpression(Condition.PRESENT.expression())
                .expressionAttributeNames(names)
                .build())
        .build();
  }
}
