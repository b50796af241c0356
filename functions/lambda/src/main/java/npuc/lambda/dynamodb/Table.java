package npuc.lambda.dynamodb;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import npuc.lambda.sdk.AwsCalls;
import npuc.retry.RetryableException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReplicatedWriteConflictException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * The one table of the service, laid out as {@link Schema} says, with the client that reaches it.
 * Any number of threads may use it. Its calls throw {@link RetryableException} for failures that
 * pass; what trying again can't cure is thrown on as it is.
 */
public record Table(Supplier<DynamoDbClient> client, String name) {

  /** An item as it is now: every write that was answered is seen. */
  Optional<Map<String, AttributeValue>> get(Key key) {
    var request =
        GetItemRequest.builder().tableName(name).key(key.attributes()).consistentRead(true).build();
    return Optional.of(call(() -> client.get().getItem(request)))
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
    return write(() -> client.get().putItem(request.build()));
  }

  /** Deletes an item if the condition holds. */
  Write delete(Key key, Condition condition) {
    var request =
        DeleteItemRequest.builder()
            .tableName(name)
            .key(key.attributes())
            .conditionExpression(condition.expression())
            .expressionAttributeNames(condition.names())
            .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
    if (!condition.values().isEmpty()) {
      request.expressionAttributeValues(condition.values());
    }
    return write(() -> client.get().deleteItem(request.build()));
  }

  /** Sets an attribute of an item that is there. */
  Write set(Key key, String attribute, AttributeValue value) {
    var names = new HashMap<>(Condition.PRESENT.names());
    names.put("#set", attribute);
    var request =
        UpdateItemRequest.builder()
            .tableName(name)
            .key(key.attributes())
            .updateExpression("SET #set = :set")
            .conditionExpression(Condition.PRESENT.expression())
            .expressionAttributeNames(names)
            .expressionAttributeValues(Map.of(":set", value))
            .build();
    return write(() -> client.get().updateItem(request));
  }

  /** The items of a query, read from DynamoDB as they are asked for, until it has no more. */
  Iterator<Map<String, AttributeValue>> query(QueryRequest request) {
    // Made in the call: it reads the first page at once.
    var items = call(() -> client.get().queryPaginator(request).items().iterator());
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
      return AwsCalls.call("the table " + name + " did not answer", request);
    } catch (TransactionConflictException | ReplicatedWriteConflictException e) {
      throw new RetryableException("others write the same item of the table " + name, e);
    }
  }

  private Write write(Supplier<?> request) {
    try {
      call(request);
      return new Write.Done();
    } catch (ConditionalCheckFailedException e) {
      return new Write.Refused(e.item());
    }
  }
}
