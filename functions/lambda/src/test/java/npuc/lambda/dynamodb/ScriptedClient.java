package npuc.lambda.dynamodb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** A client that keeps what it is sent and answers what the test says, in that order. */
final class ScriptedClient implements DynamoDbClient {
  private final List<SdkPojo> sent = new ArrayList<>();
  private final Deque<Supplier<Object>> answers = new ArrayDeque<>();

  Table table() {
    return new Table(() -> this, "npuc");
  }

  ScriptedClient answer(Object response) {
    answers.add(() -> response);
    return this;
  }

  ScriptedClient fail(RuntimeException failure) {
    answers.add(
        () -> {
          throw failure;
        });
    return this;
  }

  /** All that was sent, no more and no less, each to its last field. */
  void assertSent(SdkPojo... expected) {
    assertEquals(expected.length, sent.size(), sent::toString);
    for (int i = 0; i < expected.length; i++) {
      SdkPojo request = sent.get(i);
      assertTrue(
          expected[i].equalsBySdkFields(request), expected[i] + " is expected, sent is " + request);
    }
  }

  int calls() {
    return sent.size();
  }

  @Override
  public GetItemResponse getItem(GetItemRequest request) {
    return GetItemResponse.class.cast(next(request));
  }

  @Override
  public PutItemResponse putItem(PutItemRequest request) {
    return PutItemResponse.class.cast(next(request));
  }

  @Override
  public DeleteItemResponse deleteItem(DeleteItemRequest request) {
    return DeleteItemResponse.class.cast(next(request));
  }

  @Override
  public UpdateItemResponse updateItem(UpdateItemRequest request) {
    return UpdateItemResponse.class.cast(next(request));
  }

  @Override
  public QueryResponse query(QueryRequest request) {
    return QueryResponse.class.cast(next(request));
  }

  @Override
  public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
    return BatchGetItemResponse.class.cast(next(request));
  }

  @Override
  public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
    return TransactWriteItemsResponse.class.cast(next(request));
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}

  private Object next(SdkPojo request) {
    sent.add(request);
    return answers.removeFirst().get();
  }
}
