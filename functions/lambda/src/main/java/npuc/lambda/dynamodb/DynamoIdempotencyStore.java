package npuc.lambda.dynamodb;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import npuc.api.http.IdempotencyStore;
import npuc.api.http.KeyedRequest;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * {@link IdempotencyStore} in DynamoDB. An expired request counts as gone from that moment on, and
 * DynamoDB removes it some time later.
 */
public final class DynamoIdempotencyStore implements IdempotencyStore {
  private static final DocumentAttribute<KeyedRequest> DOCUMENT =
      new DocumentAttribute<>(KeyedRequest.class);

  /** So that DynamoDB, whose clock is not ours and counts whole seconds, removes none too early. */
  private static final Duration KEPT_LONGER = Duration.ofMinutes(1);

  private final Table table;

  public DynamoIdempotencyStore(Table table) {
    this.table = table;
  }

  @Override
  public KeyedRequest reserve(KeyedRequest fresh, Instant now) {
    return switch (table.put(item(fresh), Condition.free(now))) {
      case Write.Done done -> fresh;
      case Write.Refused(var stored) -> DOCUMENT.read(fresh.key(), stored);
    };
  }

  /** Does nothing when the key expired and belongs to another request by now. */
  @Override
  public void complete(KeyedRequest request, KeyedRequest.Answer answer) {
    var item = new HashMap<>(item(request.answered(answer)));
    item.put(Schema.ANSWERED, AttributeValue.fromBool(true));
    table.put(item, Condition.freeOrTakenBy(request.newId().value()));
  }

  /** Does nothing when the key belongs to another request, or a twin of this one was answered. */
  @Override
  public void release(KeyedRequest request) {
    table.delete(Key.ofRequest(request.key()), Condition.unansweredOf(request.newId().value()));
  }

  private static Map<String, AttributeValue> item(KeyedRequest request) {
    var item = new HashMap<>(Key.ofRequest(request.key()).attributes());
    item.put(Schema.NEW_ID, AttributeValue.fromS(request.newId().value()));
    item.put(Schema.FREE_AT, number(request.expiresAt().toEpochMilli()));
    item.put(Schema.EXPIRES_AT, number(request.expiresAt().plus(KEPT_LONGER).getEpochSecond()));
    item.put(Schema.DOCUMENT, DOCUMENT.write(request));
    return item;
  }

  private static AttributeValue number(long value) {
    return AttributeValue.fromN(Long.toString(value));
  }
}
