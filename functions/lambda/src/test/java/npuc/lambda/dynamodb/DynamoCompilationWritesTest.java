package npuc.lambda.dynamodb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import npuc.compilation.Compilation;
import npuc.compilation.Compilations;
import npuc.compilation.Course;
import npuc.compilation.StoredCompilations;
import npuc.id.TestIds;
import npuc.id.Ulid;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/** What is sent to DynamoDB for one compilation, to the last field. */
class DynamoCompilationWritesTest {
  private static final Compilation PENDING = Compilations.pending();
  private static final Compilation NEXT = Course.submitting(PENDING);
  private static final Ulid WRITE = TestIds.ulid(1);
  private static final String ID = "c-01m8997ef80000000000000001";
  private static final String VERSION = "v-01m8997ef80000000000000001";
  private static final String HASH = PENDING.spec().optionsHash().value();
  private static final Map<String, AttributeValue> KEY =
      Map.of("pk", Answers.text(ID), "sk", Answers.text("COMPILATION"));

  private final ScriptedClient client = new ScriptedClient();
  private final DynamoCompilationStore store =
      new DynamoCompilationStore(client.table(), () -> WRITE);

  @Test
  void createsUnlessThereIsOne() {
    client.answer(PutItemResponse.builder().build());

    store.create(PENDING);

    client.assertSent(
        PutItemRequest.builder()
            .tableName("npuc")
            .item(CompilationItem.of(PENDING, WRITE))
            .conditionExpression("attribute_not_exists(#pk)")
            .expressionAttributeNames(Map.of("#pk", "pk"))
            .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
            .build());
  }

  @Test
  void leavesTheOneThatIsThere() {
    client.fail(Answers.refused(CompilationItem.of(NEXT, TestIds.ulid(2))));

    store.create(PENDING);

    assertEquals(1, client.calls());
  }

  @Test
  void anItemWithoutACreatorIsInNoIndexOfCreators() {
    var older = StoredCompilations.withoutCreator(PENDING);

    assertFalse(CompilationItem.of(older, WRITE).containsKey("versionCreator"));
  }

  @Test
  void anItemHasTheKeysOfEveryIndexBesideItsDocument() {
    Map<String, AttributeValue> item = CompilationItem.of(PENDING, WRITE);

    assertEquals(
        Map.ofEntries(
            Map.entry("pk", Answers.text(ID)),
            Map.entry("sk", Answers.text("COMPILATION")),
            Map.entry("version", Answers.text(VERSION)),
            Map.entry("versionPhase", Answers.text(VERSION + "#Pending")),
            Map.entry("versionHash", Answers.text(VERSION + "#" + HASH)),
            Map.entry("versionCreator", Answers.text(VERSION + "#kim@example.com")),
            Map.entry("all", Answers.text("compilations")),
            Map.entry("createdBy", Answers.text("kim@example.com")),
            Map.entry("model", Answers.text(Compilations.MODEL.toString())),
            Map.entry("phase", Answers.text("Pending")),
            Map.entry("platform", Answers.text("ethos-u")),
            Map.entry("hash", Answers.text(HASH)),
            Map.entry("active", Answers.text("active")),
            Map.entry("revision", AttributeValue.fromN("1")),
            Map.entry("write", Answers.text(WRITE.value())),
            Map.entry("document", Optional.ofNullable(item.get("document")).orElseThrow())),
        item);
    assertEquals(PENDING, CompilationItem.read(item));
  }

  @Test
  void oneThatIsNotActiveIsNotInTheIndexOfThose() {
    assertFalse(CompilationItem.of(Compilations.stopped(), WRITE).containsKey(Schema.ACTIVE));
  }

  @Test
  void readsWhatWasWrittenLast() {
    client.answer(Answers.item(CompilationItem.of(PENDING, WRITE)));

    assertEquals(Optional.of(PENDING), store.find(PENDING.id()));

    client.assertSent(
        GetItemRequest.builder().tableName("npuc").key(KEY).consistentRead(true).build());
  }

  @Test
  void findsNothingWhereNoItemIs() {
    client.answer(Answers.noItem());

    assertEquals(Optional.empty(), store.find(PENDING.id()));
  }

  @Test
  void replacesTheRevisionBeforeOnly() {
    client.answer(PutItemResponse.builder().build());

    assertTrue(store.replace(NEXT));

    client.assertSent(
        PutItemRequest.builder()
            .tableName("npuc")
            .item(CompilationItem.of(NEXT, WRITE))
            .conditionExpression("#revision = :revision")
            .expressionAttributeNames(Map.of("#revision", "revision"))
            .expressionAttributeValues(Map.of(":revision", AttributeValue.fromN("1")))
            .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
            .build());
  }

  @Test
  void losesAgainstAnotherWriteOfTheSameRevision() {
    client.fail(Answers.refused(CompilationItem.of(NEXT, TestIds.ulid(2))));

    assertFalse(store.replace(NEXT));
  }

  @Test
  void losesAgainstADeletion() {
    client.fail(Answers.refused(Map.of()));

    assertFalse(store.replace(NEXT));
  }

  /** The client repeats a call whose answer got lost; the first one had been stored. */
  @Test
  void winsWhenTheWriteThatWasThereBeforeIsItsOwn() {
    client.fail(Answers.refused(CompilationItem.of(NEXT, WRITE)));

    assertTrue(store.replace(NEXT));
  }

  @Test
  void deletesThatRevisionOnly() {
    client
        .answer(DeleteItemResponse.builder().build())
        .fail(Answers.refused(CompilationItem.of(NEXT, WRITE)));

    assertTrue(store.delete(PENDING));
    assertFalse(store.delete(PENDING));

    DeleteItemRequest delete =
        DeleteItemRequest.builder()
            .tableName("npuc")
            .key(KEY)
            .conditionExpression("#revision = :revision")
            .expressionAttributeNames(Map.of("#revision", "revision"))
            .expressionAttributeValues(Map.of(":revision", AttributeValue.fromN("1")))
            .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
            .build();
    client.assertSent(delete, delete);
  }
}
