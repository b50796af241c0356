package npuc.lambda.dynamodb;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Answers as DynamoDB gives them. */
final class Answers {
  private Answers() {}

  static GetItemResponse item(Map<String, AttributeValue> item) {
    return GetItemResponse.builder().item(item).build();
  }

  /** Nothing is stored there. */
  static GetItemResponse noItem() {
    return GetItemResponse.builder().build();
  }

  /** The end of a list. */
  static QueryResponse lastPage(List<Map<String, AttributeValue>> items) {
    return QueryResponse.builder().items(items).build();
  }

  /** A part of a list, which may be empty although the list goes on. */
  static QueryResponse page(
      List<Map<String, AttributeValue>> items, Map<String, AttributeValue> lastEvaluated) {
    return QueryResponse.builder().items(items).lastEvaluatedKey(lastEvaluated).build();
  }

  static BatchGetItemResponse found(List<Map<String, AttributeValue>> items, Key... unprocessed) {
    var response = BatchGetItemResponse.builder().responses(Map.of("npuc", items));
    return unprocessed.length == 0
        ? response.build()
        : response.unprocessedKeys(Map.of("npuc", keys(unprocessed))).build();
  }

  /** What a read of these items asks for. */
  static KeysAndAttributes keys(Key... keys) {
    return KeysAndAttributes.builder()
        .keys(Stream.of(keys).map(Key::attributes).toList())
        .consistentRead(true)
        .build();
  }

  static RuntimeException refused(Map<String, AttributeValue> stored) {
    return ConditionalCheckFailedException.builder().item(stored).statusCode(400).build();
  }

  /** The actions of a transaction have these codes. */
  static RuntimeException cancelled(String... codes) {
    return TransactionCanceledException.builder()
        .cancellationReasons(
            Stream.of(codes).map(code -> CancellationReason.builder().code(code).build()).toList())
        .statusCode(400)
        .build();
  }

  static AttributeValue text(String value) {
    return AttributeValue.fromS(value);
  }
}
