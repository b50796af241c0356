package npuc.lambda.dynamodb;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import npuc.id.TestIds;
import npuc.paging.Page;
import npuc.paging.PageRequest;
import npuc.registry.Artifact;
import npuc.registry.Entries;
import npuc.registry.Model;
import npuc.registry.Version;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/** What is sent to DynamoDB for the registry, to the last field, and what its answers mean. */
class DynamoRegistryRequestsTest {
  private static final Entries ENTRIES = new Entries(new TestIds());
  private static final Model MODEL = ENTRIES.model("model");
  private static final Version VERSION = ENTRIES.versionOf(MODEL);
  private static final Artifact ORIGINAL = ENTRIES.originalOf(VERSION);

  private final ScriptedClient client = new ScriptedClient();
  private final DynamoModelRegistry registry =
      new DynamoModelRegistry(client.table(), new TestIds());

  @Test
  void addsAModelUnlessItIsThere() {
    client.answer(PutItemResponse.builder().build());

    registry.addModel(MODEL);

    client.assertSent(
        PutItemRequest.builder()
            .tableName("npuc")
            .item(
                Map.of(
                    "pk", Answers.text("MODELS"),
                    "sk", Answers.text(MODEL.id().toString()),
                    "models", Answers.text("models"),
                    "nameKey", Answers.text("model\u0001" + MODEL.id()),
                    "document", new DocumentAttribute<>(Model.class).write(MODEL)))
            .conditionExpression("attribute_not_exists(#pk)")
            .expressionAttributeNames(Map.of("#pk", "pk"))
            .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
            .build());
  }

  @Test
  void readsAVersionUnderItsModel() {
    client.answer(
        Answers.item(
            item(MODEL.id(), VERSION.id(), new DocumentAttribute<>(Version.class).write(VERSION))));

    assertEquals(Optional.of(VERSION), registry.findVersion(MODEL.id(), VERSION.id()));

    client.assertSent(get(MODEL.id(), VERSION.id()));
  }

  @Test
  void givesTheOriginalThatWasThereBefore() {
    client
        .fail(Answers.cancelled("ConditionalCheckFailed", "None"))
        .answer(Answers.item(stored(ORIGINAL)));

    assertEquals(Optional.of(ORIGINAL), registry.addArtifact(ORIGINAL));
    assertEquals(2, client.calls());
  }

  @Test
  void readsAPageOfOneKindInItsOrderToItsEnd() {
    client
        .answer(Answers.page(List.of(), Key.of(VERSION.id(), ORIGINAL.id()).attributes()))
        .answer(Answers.lastPage(List.of(stored(ORIGINAL))));

    assertEquals(
        new Page<>(List.of(ORIGINAL), false),
        registry.artifacts(VERSION.id(), PageRequest.first(20)));

    QueryRequest query =
        QueryRequest.builder()
            .tableName("npuc")
            .keyConditionExpression("#owner = :owner AND #id BETWEEN :from AND :to")
            .expressionAttributeNames(Map.of("#owner", "pk", "#id", "sk"))
            .expressionAttributeValues(
                Map.of(
                    ":owner", Answers.text(VERSION.id().toString()),
                    ":from", Answers.text("a-"),
                    ":to", Answers.text("a-~")))
            .scanIndexForward(false)
            .consistentRead(true)
            .limit(21)
            .build();
    client.assertSent(
        query,
        query.toBuilder()
            .exclusiveStartKey(Key.of(VERSION.id(), ORIGINAL.id()).attributes())
            .build());
  }

  private static GetItemRequest get(Object partition, Object sort) {
    return GetItemRequest.builder()
        .tableName("npuc")
        .key(new Key(partition.toString(), sort.toString()).attributes())
        .consistentRead(true)
        .build();
  }

  private static Map<String, AttributeValue> stored(Artifact artifact) {
    return item(
        VERSION.id(), artifact.id(), new DocumentAttribute<>(Artifact.class).write(artifact));
  }

  private static Map<String, AttributeValue> item(
      Object partition, Object sort, AttributeValue document) {
    return Map.of(
        "pk", Answers.text(partition.toString()),
        "sk", Answers.text(sort.toString()),
        "document", document);
  }
}
