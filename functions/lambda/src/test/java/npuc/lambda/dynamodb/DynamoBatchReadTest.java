package npuc.lambda.dynamodb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import npuc.compilation.Compilation;
import npuc.compilation.Compilations;
import npuc.compilation.Filter;
import npuc.compilation.Scope;
import npuc.id.TestIds;
import npuc.paging.Page;
import npuc.paging.PageRequest;
import npuc.retry.RetryableException;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;

/** How many items are read at once, and what is done about those that DynamoDB leaves out. */
class DynamoBatchReadTest {
  private static final List<Compilation> STORED =
      IntStream.range(0, 101)
          .mapToObj(i -> Compilations.pending(TestIds.compilation(200 - i)))
          .toList();

  private final ScriptedClient client = new ScriptedClient();
  private final List<Integer> pauses = new ArrayList<>();
  private final BatchRead batch = new BatchRead(client.table(), new Tries(3, pauses::add));

  @Test
  void givesWhatIsFoundInTheOrderOfTheKeys() {
    client.answer(Answers.found(items(2, 0)));

    assertEquals(items(0, 2), batch.items(keys(0, 1, 2)));

    client.assertSent(request(0, 1, 2));
  }

  @Test
  void asksNothingForNothing() {
    assertEquals(List.of(), batch.items(List.of()));
    client.assertSent();
  }

  @Test
  void asksAgainForWhatWasNotProcessed() {
    client
        .answer(Answers.found(items(1), key(0), key(2)))
        .answer(Answers.found(List.of(), key(0), key(2)))
        .answer(Answers.found(items(2, 0)));

    assertEquals(items(0, 1, 2), batch.items(keys(0, 1, 2)));

    client.assertSent(request(0, 1, 2), request(0, 2), request(0, 2));
    assertEquals(List.of(1), pauses);
  }

  @Test
  void givesUpOnWhatIsNeverProcessed() {
    IntStream.range(0, 3).forEach(i -> client.answer(Answers.found(List.of(), key(0))));

    assertThrows(RetryableException.class, () -> batch.items(keys(0)));
    assertEquals(3, client.calls());
  }

  /** DynamoDB takes a hundred keys; a page of that size asks for one item more. */
  @Test
  void aFullPageIsReadInTwo() {
    int[] all = IntStream.range(0, 101).toArray();
    int[] most = IntStream.range(0, 100).toArray();
    client
        .answer(Answers.lastPage(items(all)))
        .answer(Answers.found(items(most)))
        .answer(Answers.found(items(100)));
    var store = new DynamoCompilationStore(client.table(), new TestIds());

    var page = store.list(new Scope.Of(Compilations.VERSION), Filter.ALL, PageRequest.first(100));

    assertEquals(new Page<>(STORED.subList(0, 100), true), page);
    assertEquals(3, client.calls());
  }

  private static BatchGetItemRequest request(int... indexes) {
    Key[] keys = keys(indexes).toArray(Key[]::new);
    return BatchGetItemRequest.builder().requestItems(Map.of("npuc", Answers.keys(keys))).build();
  }

  private static List<Key> keys(int... indexes) {
    return IntStream.of(indexes).mapToObj(DynamoBatchReadTest::key).toList();
  }

  private static Key key(int index) {
    return Key.of(STORED.get(index).id());
  }

  private static List<Map<String, AttributeValue>> items(int... indexes) {
    return IntStream.of(indexes)
        .mapToObj(index -> CompilationItem.of(STORED.get(index), TestIds.ulid(1)))
        .toList();
  }
}
