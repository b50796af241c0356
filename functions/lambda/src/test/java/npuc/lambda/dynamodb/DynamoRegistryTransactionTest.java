package npuc.lambda.dynamodb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import npuc.id.TestIds;
import npuc.registry.Artifact;
import npuc.registry.Entries;
import npuc.registry.Version;
import npuc.retry.RetryableException;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.Update;

/** How one artifact of a compilation is added: by a transaction, and what its end means. */
class DynamoRegistryTransactionTest {
  private static final Entries ENTRIES = new Entries(new TestIds());
  private static final Version VERSION = ENTRIES.versionOf(ENTRIES.model("model"));
  private static final Artifact COMPILED = ENTRIES.compiledOf(VERSION, TestIds.compilation(1));
  private static final Artifact TWIN = ENTRIES.compiledOf(VERSION, TestIds.compilation(1));

  private final ScriptedClient client = new ScriptedClient();
  private final List<Integer> pauses = new ArrayList<>();
  private final DynamoModelRegistry registry =
      new DynamoModelRegistry(client.table(), new TestIds(), new Tries(3, pauses::add));

  @Test
  void addsACompiledArtifactTogetherWithTheClaimOfItsCompilation() {
    client.answer(TransactWriteItemsResponse.builder().build());

    assertEquals(Optional.of(COMPILED), registry.addArtifact(COMPILED));

    client.assertSent(transaction(COMPILED));
  }

  /** DynamoDB refuses a transaction with two actions on one item. */
  @Test
  void noTwoActionsOfATransactionAreOnOneItem() {
    List<Key> keys =
        transaction(COMPILED).transactItems().stream()
            .map(
                action ->
                    Key.of(action.put() == null ? action.update().key() : action.put().item()))
            .toList();

    assertEquals(keys.size(), new HashSet<>(keys).size());
  }

  @Test
  void givesTheArtifactThatTheCompilationHasAlready() {
    client
        .fail(Answers.cancelled("ConditionalCheckFailed", "None"))
        .answer(Answers.item(claim(COMPILED)))
        .answer(Answers.item(stored(COMPILED)));

    assertEquals(Optional.of(COMPILED), registry.addArtifact(TWIN));

    client.assertSent(
        transaction(TWIN),
        get(VERSION.id(), TestIds.compilation(1)),
        get(VERSION.id(), COMPILED.id()));
  }

  @Test
  void givesTheArtifactThatHasTheIdAlready() {
    client
        .fail(Answers.cancelled("None", "ConditionalCheckFailed"))
        .answer(Answers.item(stored(COMPILED)));

    assertEquals(Optional.of(COMPILED), registry.addArtifact(COMPILED));

    client.assertSent(transaction(COMPILED), get(VERSION.id(), COMPILED.id()));
  }

  @Test
  void addsNothingToAVersionThatIsNotThere() {
    client.fail(Answers.cancelled("None", "None", "ConditionalCheckFailed"));

    assertEquals(Optional.empty(), registry.addArtifact(COMPILED));
  }

  @Test
  void givesNothingForAResultThatWasDeleted() {
    client
        .fail(Answers.cancelled("ConditionalCheckFailed", "None", "None"))
        .answer(Answers.item(claim(COMPILED)))
        .answer(GetItemResponse.builder().build());

    assertEquals(Optional.empty(), registry.addArtifact(TWIN));
  }

  @Test
  void triesAgainWhenOthersGetInTheWay() {
    client
        .fail(Answers.cancelled("TransactionConflict", "None"))
        .fail(Answers.cancelled("ThrottlingError", "TransactionConflict"))
        .answer(TransactWriteItemsResponse.builder().build());

    assertEquals(Optional.of(COMPILED), registry.addArtifact(COMPILED));
    assertEquals(List.of(1, 2), pauses);
  }

  @Test
  void whatIsRefusedIsDecidedEvenIfAnotherActionMetAConflict() {
    client
        .fail(Answers.cancelled("ConditionalCheckFailed", "TransactionConflict"))
        .answer(Answers.item(claim(COMPILED)))
        .answer(Answers.item(stored(COMPILED)));

    assertEquals(Optional.of(COMPILED), registry.addArtifact(TWIN));
    assertEquals(List.of(), pauses);
  }

  @Test
  void givesUpOnATransactionThatNeverGetsThrough() {
    for (int i = 0; i < 3; i++) {
      client.fail(Answers.cancelled("None", "ProvisionedThroughputExceeded"));
    }

    assertThrows(RetryableException.class, () -> registry.addArtifact(COMPILED));
    assertEquals(3, client.calls());
  }

  @Test
  void doesNotRepeatATransactionThatIsWrong() {
    client.fail(Answers.cancelled("TransactionConflict", "ValidationError"));

    assertThrows(TransactionCanceledException.class, () -> registry.addArtifact(COMPILED));
  }

  private static TransactWriteItemsRequest transaction(Artifact artifact) {
    return TransactWriteItemsRequest.builder()
        .transactItems(added(claim(artifact)), added(stored(artifact)), kept())
        .build();
  }

  private static TransactWriteItem added(Map<String, AttributeValue> item) {
    return TransactWriteItem.builder()
        .put(
            Put.builder()
                .tableName("npuc")
                .item(item)
                .conditionExpression("attribute_not_exists(#pk)")
                .expressionAttributeNames(Map.of("#pk", "pk"))
                .build())
        .build();
  }

  private static TransactWriteItem kept() {
    return TransactWriteItem.builder()
        .update(
            Update.builder()
                .tableName("npuc")
                .key(new Key(VERSION.modelId().toString(), VERSION.id().toString()).attributes())
                .updateExpression("REMOVE #closing")
                .conditionExpression("attribute_exists(#pk)")
                .expressionAttributeNames(Map.of("#pk", "pk", "#closing", "closing"))
                .build())
        .build();
  }

  private static GetItemRequest get(Object partition, Object sort) {
    return GetItemRequest.builder()
        .tableName("npuc")
        .key(new Key(partition.toString(), sort.toString()).attributes())
        .consistentRead(true)
        .build();
  }

  private static Map<String, AttributeValue> claim(Artifact artifact) {
    return Map.of(
        "pk", Answers.text(VERSION.id().toString()),
        "sk", Answers.text(TestIds.compilation(1).toString()),
        "artifact", Answers.text(artifact.id().toString()));
  }

  private static Map<String, AttributeValue> stored(Artifact artifact) {
    return Map.of(
        "pk", Answers.text(VERSION.id().toString()),
        "sk", Answers.text(artifact.id().toString()),
        "madeBy", Answers.text(TestIds.compilation(1).toString()),
        "document", new DocumentAttribute<>(Artifact.class).write(artifact));
  }
}
