package npuc.lambda.dynamodb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import npuc.id.TestIds;
import npuc.registry.Deletion;
import npuc.registry.Entries;
import npuc.registry.Model;
import npuc.registry.Version;
import npuc.retry.RetryableException;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** How a model is deleted: marked, looked for versions, deleted while the mark is there. */
class DynamoOwnerDeletionTest {
  private static final Entries ENTRIES = new Entries(new TestIds());
  private static final Model MODEL = ENTRIES.model("model");
  private static final Version VERSION = ENTRIES.versionOf(MODEL);

  private final ScriptedClient client = new ScriptedClient();
  private final List<Integer> pauses = new ArrayList<>();
  private final DynamoModelRegistry registry =
      new DynamoModelRegistry(client.table(), new TestIds(), new Tries(3, pauses::add));

  @Test
  void whoeverAddedSomethingMeanwhileMakesItLookAgain() {
    client
        .answer(UpdateItemResponse.builder().build())
        .answer(Answers.lastPage(List.of()))
        .fail(Answers.refused(Key.of(MODEL.id()).attributes()))
        .answer(UpdateItemResponse.builder().build())
        .answer(Answers.lastPage(List.of(version())));

    assertEquals(Deletion.HELD, registry.deleteModel(MODEL.id()));
    assertEquals(List.of(1), pauses);
  }

  @Test
  void aDeletionWhoseAnswerGotLostIsOne() {
    client
        .answer(UpdateItemResponse.builder().build())
        .answer(Answers.lastPage(List.of()))
        .fail(Answers.refused(Map.of()));

    assertEquals(Deletion.DELETED, registry.deleteModel(MODEL.id()));
  }

  @Test
  void aModelThatIsNotThereIsNotMarked() {
    client.fail(Answers.refused(Map.of()));

    assertEquals(Deletion.MISSING, registry.deleteModel(MODEL.id()));
    assertEquals(1, client.calls());
  }

  @Test
  void givesUpWhenOthersKeepGettingInTheWay() {
    for (int i = 0; i < 3; i++) {
      client
          .answer(UpdateItemResponse.builder().build())
          .answer(Answers.lastPage(List.of()))
          .fail(Answers.refused(Key.of(MODEL.id()).attributes()));
    }

    assertThrows(RetryableException.class, () -> registry.deleteModel(MODEL.id()));
  }

  @Test
  void anEmptyModelIsDeleted() {
    client
        .answer(UpdateItemResponse.builder().build())
        .answer(Answers.lastPage(List.of()))
        .answer(DeleteItemResponse.builder().build());

    assertEquals(Deletion.DELETED, registry.deleteModel(MODEL.id()));
  }

  private static Map<String, AttributeValue> version() {
    return Map.of(
        "pk", Answers.text(MODEL.id().toString()),
        "sk", Answers.text(VERSION.id().toString()),
        "document", new DocumentAttribute<>(Version.class).write(VERSION));
  }
}
