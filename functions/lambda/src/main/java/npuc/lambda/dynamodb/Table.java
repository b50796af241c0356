package npuc.lambda.dynamodb;

import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * The one table of the service, laid out as {@link Schema} says, with the client that reaches it.
 * Any number of threads may use it. Its calls throw {@link npuc.workflow.RetryableException} for
 * failures that pass, and {@link IllegalStateException} for what trying again can't cure.
 */
public record Table(DynamoDbClient client, String name) {

  /** An item as it is now: every write that was answered is seen. */
  Optional<Map<String, AttributeValue>> get(Key key) {
    var request =
        GetItemRequest.builder().tableName(name).key(key.attributes()).consistentRead(true).build();
    return Optional.of(call(() -> client.getItem(request)))
        .filter(response -> response.hasItem())
        .map(response -> response.item());
  }

  /** Stores an item if the condition holds. */
  Write put(Map<String, AttributeValue> item, Condition condition) {
    var request =
        PutItemRequest.builder()
            .tableName(name)
            .item(ItemSize.checked(item))
            .conditionExpression(condition.expression())
            .expressionAttributeNames(condition.names())
            .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
    if (!condition.values().isEmpty()) {
      request.expressionAttributeValues(condition.values());
    }
    return write(() -> client.putItem(request.build()));
  }

  /** Deletes an item if the condition holds. */
  Write delete(Key key, Condition condition) {
    var request =
        DeleteItemRequest.builder()
            .tableName(name)
            .key(key.attributes())
            .conditionExpression(condition.expression())
            .expressionAttributeNames(condition.names())
            .expressionAttributeValues(condition.values())
            .build();
    return write(() -> client.deleteItem(request));
  }

  /** The items of a query, read from DynamoDB as they are asked for, until it has no more. */
  Iterator<Map<String, AttributeValue>> query(QueryRequest request) {
    var items = client.queryPaginator(request).items().iterator();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return call(items::hasNext);
      }

      @Override
      public Map<String, AttributeValue> next() {
        return call(items::next);
      }
    };
  }

  <T> T call(Supplier<T> request) {
    try {
      return request.get();
    } catch (SdkException e) {
      throw Failures.translate(name, e);
    }
  }

  private Write write(Supplier<?> request) {
    try {
      request.get();
      return new Write.Done();
    } catch (ConditionalCheckFailedException e) {
      return new Write.Refused(e.item());
    } catch (SdkException e) {
      throw Failures.translate(name, e);
    }
  }
}
