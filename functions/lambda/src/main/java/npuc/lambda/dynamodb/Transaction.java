package npuc.lambda.dynamodb;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Stores several new items at once: all of them, or none. */
record Transaction(Table table, Tries tries) {

  /**
   * Stores items unless there is one under the key of any. Others that write the same items at this
   * moment get in the way: then it is tried again.
   *
   * @param items of a key each
   * @return which of the items are there already, so that nothing was stored; empty when all were
   */
  List<Integer> add(List<Map<String, AttributeValue>> items) {
    Optional<List<Integer>> decided = attempt(items);
    for (int made = 1; decided.isEmpty(); made++) {
      tries.again(made, "a transaction");
      decided = attempt(items);
    }
    return decided.orElseThrow();
  }

  /** Empty when it was cancelled for what passes. */
  private Optional<List<Integer>> attempt(List<Map<String, AttributeValue>> items) {
    var request =
        TransactWriteItemsRequest.builder()
            .transactItems(items.stream().map(this::put).toList())
            .build();
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
}
