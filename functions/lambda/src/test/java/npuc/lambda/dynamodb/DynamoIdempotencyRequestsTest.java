package npuc.lambda.dynamodb;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import npuc.api.http.KeyedRequest;
import npuc.id.TestIds;
import npuc.id.Ulid;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/** What is sent to DynamoDB for a keyed request, to the last field. */
class DynamoIdempotencyRequestsTest {
  private static final Instant NOW = Instant.parse("2026-11-25T12:00:00.123456789Z");
  private static final KeyedRequest.Answer ANSWER =
      new KeyedRequest.Answer(201, Map.of("Location", "/v1/x"), "{}");
  private static final Ulid ID = TestIds.ulid(1);
  private static final KeyedRequest FRESH = request(ID);
  private static final KeyedRequest EARLIER = request(TestIds.ulid(2));

  private final ScriptedClient client = new ScriptedClient();
  private final DynamoIdempotencyStore store = new DynamoIdempotencyStore(client.table());

  /**
   * The TTL is whole seconds and later than the key is free: an expired one is never in the way.
   */
  @Test
  void reservesAKeyThatIsFreeOrExpired() {
    client.answer(PutItemResponse.builder().build());

    assertEquals(FRESH, store.reserve(FRESH, NOW));

    client.assertSent(
        put(item(FRESH))
            .conditionExpression("attribute_not_exists(#pk) OR #freeAt <= :now")
            .expressionAttributeNames(Map.of("#pk", "pk", "#freeAt", "freeAt"))
            .expressionAttributeValues(Map.of(":now", AttributeValue.fromN("1795608000123")))
            .build());
  }

  @Test
  void givesTheRequestThatHasTheKey() {
    client.fail(Answers.refused(item(EARLIER.answered(ANSWER))));

    assertEquals(EARLIER.answered(ANSWER), store.reserve(FRESH, NOW));
    assertEquals(1, client.calls());
  }

  @Test
  void keepsAnAnswerUnlessAnotherRequestHasTheKey() {
    client.answer(PutItemResponse.builder().build()).fail(Answers.refused(item(EARLIER)));

    store.complete(FRESH, ANSWER);
    store.complete(FRESH, ANSWER);

    var answered = new HashMap<>(item(FRESH.answered(ANSWER)));
    answered.put("answered", AttributeValue.fromBool(true));
    PutItemRequest complete =
        put(answered)
            .conditionExpression("attribute_not_exists(#pk) OR #newId = :newId")
            .expressionAttributeNames(Map.of("#pk", "pk", "#newId", "newId"))
            .expressionAttributeValues(Map.of(":newId", Answers.text(ID.value())))
            .build();
    client.assertSent(complete, complete);
  }

  @Test
  void freesAKeyOfItsOwnThatHasNoAnswer() {
    client.answer(DeleteItemResponse.builder().build()).fail(Answers.refused(item(EARLIER)));

    store.release(FRESH);
    store.release(FRESH);

    DeleteItemRequest release =
        DeleteItemRequest.builder()
            .tableName("npuc")
            .key(Map.of("pk", Answers.text("KEY#key"), "sk", Answers.text("REQUEST")))
            .conditionExpression("#newId = :newId AND attribute_not_exists(#answered)")
            .expressionAttributeNames(Map.of("#newId", "newId", "#answered", "answered"))
            .expressionAttributeValues(Map.of(":newId", Answers.text(ID.value())))
            .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
            .build();
    client.assertSent(release, release);
  }

  private static PutItemRequest.Builder put(Map<String, AttributeValue> item) {
    return PutItemRequest.builder()
        .tableName("npuc")
        .item(item)
        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
  }

  private static Map<String, AttributeValue> item(KeyedRequest request) {
    return Map.of(
        "pk", Answers.text("KEY#key"),
        "sk", Answers.text("REQUEST"),
        "newId", Answers.text(request.newId().value()),
        "freeAt", AttributeValue.fromN("1795608060123"),
        "expiresAt", AttributeValue.fromN("1795608120"),
        "document", new DocumentAttribute<>(KeyedRequest.class).write(request));
  }

  private static KeyedRequest request(Ulid newId) {
    return new KeyedRequest("key", "print", newId, Optional.empty(), NOW.plusSeconds(60));
  }
}
