package npuc.lambda.dynamodb;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import npuc.compilation.Compilation;
import npuc.compilation.Compilations;
import npuc.compilation.Filter;
import npuc.compilation.Phase;
import npuc.compilation.Scope;
import npuc.compilation.Search;
import npuc.compilation.Words;
import npuc.id.CompilationId;
import npuc.id.TestIds;
import npuc.paging.Page;
import npuc.paging.PageRequest;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** How a page is read: ids from an index, which may lag behind, then the items from the table. */
class DynamoCompilationListTest {
  private static final List<Compilation> NEWEST_FIRST =
      IntStream.range(0, 5)
          .mapToObj(i -> Compilations.pending(TestIds.compilation(5 - i)))
          .toList();
  private static final Filter FAILED =
      new Filter(
          Set.of(Phase.FAILED),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  private final ScriptedClient client = new ScriptedClient();
  private final DynamoCompilationStore store =
      new DynamoCompilationStore(client.table(), new TestIds());

  @Test
  void readsOneMoreThanThePageHoldsAndNothingElse() {
    client.answer(Answers.page(entries(0, 1, 2), last(2))).answer(Answers.found(items(2, 0, 1)));

    assertEquals(new Page<>(NEWEST_FIRST.subList(0, 2), true), list(Filter.ALL, 2));

    client.assertSent(query(Filter.ALL, 2), batch(0, 1, 2));
  }

  @Test
  void goesOnAfterAPageThatIsEmptyAndNotTheLast() {
    client
        .answer(Answers.page(List.of(), last(0)))
        .answer(Answers.page(entries(1), last(1)))
        .answer(Answers.page(List.of(), last(3)))
        .answer(Answers.lastPage(entries(4)))
        .answer(Answers.found(items(1, 4)));

    assertEquals(
        new Page<>(List.of(NEWEST_FIRST.get(1), NEWEST_FIRST.get(4)), false), list(Filter.ALL, 4));

    QueryRequest first = query(Filter.ALL, 4);
    client.assertSent(first, from(first, 0), from(first, 1), from(first, 3), batch(1, 4));
  }

  @Test
  void fillsAPageThatADeletionLeftShort() {
    client
        .answer(Answers.page(entries(0, 1, 2), last(2)))
        .answer(Answers.found(items(0, 2)))
        .answer(Answers.lastPage(entries(3)))
        .answer(Answers.found(items(3)));

    assertEquals(
        new Page<>(List.of(NEWEST_FIRST.get(0), NEWEST_FIRST.get(2)), true), list(Filter.ALL, 2));

    QueryRequest first = query(Filter.ALL, 2);
    client.assertSent(first, batch(0, 1, 2), from(first, 2), batch(3));
  }

  @Test
  void leavesOutWhatTheIndexStillHasInItsOldPhase() {
    Compilation failed = Compilations.in(Phase.FAILED, NEWEST_FIRST.get(1));
    client
        .answer(Answers.lastPage(entries(0, 1)))
        .answer(Answers.found(List.of(item(NEWEST_FIRST.get(0)), item(failed))));

    assertEquals(new Page<>(List.of(failed), false), list(FAILED, 5));
  }

  @Test
  void givesUpAfterFiveCallsAndTellsUpToWhereItLooked() {
    Filter rare =
        new Filter(
            Set.of(Phase.FAILED, Phase.STOPPED),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    IntStream.range(0, 5).forEach(i -> client.answer(Answers.page(List.of(), last(i))));

    assertEquals(Page.unfinished(List.of(), NEWEST_FIRST.get(4).id().ulid()), list(rare, 2));

    assertEquals(5, client.calls());
  }

  @Test
  void judgesNoMoreThanThreeHundredDocuments() {
    var search = new Search(Optional.empty(), Optional.of(new Words("night", Set.of())), Set.of());
    for (int i = 0; i < 3; i++) {
      client.answer(Answers.page(hundred(), last(i))).answer(Answers.found(items(0)));
    }

    Page<Compilation> page = list(Filter.ALL.with(search), 2);

    assertEquals(Page.unfinished(List.of(), TestIds.compilation(100).ulid()), page);
    assertEquals(6, client.calls());
  }

  private static List<Map<String, AttributeValue>> hundred() {
    return IntStream.rangeClosed(1, 100).mapToObj(i -> entry(TestIds.compilation(i))).toList();
  }

  /** DynamoDB refuses a range whose end lies before its beginning. */
  @Test
  void asksNothingWhenNoMomentIsWanted() {
    Instant moment = Instant.parse("2026-11-01T00:00:00Z");
    var none =
        new Filter(
            Set.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(moment),
            Optional.of(moment.minusSeconds(1)),
            Optional.empty());

    assertEquals(new Page<>(List.of(), false), list(none, 5));
    client.assertSent();
  }

  @Test
  void readsTheIndexOfTheActiveToItsEnd() {
    client
        .answer(Answers.page(entries(4), last(4)))
        .answer(Answers.page(List.of(), last(3)))
        .answer(Answers.lastPage(entries(2)));

    assertEquals(List.of(NEWEST_FIRST.get(4).id(), NEWEST_FIRST.get(2).id()), store.active());

    QueryRequest first =
        QueryRequest.builder()
            .tableName("npuc")
            .indexName("by-activity")
            .keyConditionExpression("#active = :active")
            .expressionAttributeNames(Map.of("#active", "active"))
            .expressionAttributeValues(Map.of(":active", Answers.text("active")))
            .build();
    client.assertSent(first, from(first, 4), from(first, 3));
  }

  private Page<Compilation> list(Filter filter, int limit) {
    return store.list(new Scope.Of(Compilations.VERSION), filter, PageRequest.first(limit));
  }

  private static QueryRequest query(Filter filter, int limit) {
    PageRequest request = PageRequest.first(limit);
    return CompilationQuery.of(
        "npuc",
        new Scope.Of(Compilations.VERSION),
        filter,
        IdRange.of(filter, request),
        request,
        Looks.USUAL);
  }

  private static QueryRequest from(QueryRequest query, int index) {
    return query.toBuilder().exclusiveStartKey(last(index)).build();
  }

  private static BatchGetItemRequest batch(int... indexes) {
    Key[] keys = IntStream.of(indexes).mapToObj(DynamoCompilationListTest::key).toArray(Key[]::new);
    return BatchGetItemRequest.builder().requestItems(Map.of("npuc", Answers.keys(keys))).build();
  }

  private static Key key(int index) {
    return Key.of(NEWEST_FIRST.get(index).id());
  }

  /** What DynamoDB names as the last entry it looked at: the keys of table and index. */
  private static Map<String, AttributeValue> last(int index) {
    return Map.of(
        "pk", Answers.text(NEWEST_FIRST.get(index).id().toString()),
        "sk", Answers.text("COMPILATION"),
        "version", Answers.text(Compilations.VERSION.toString()));
  }

  private static List<Map<String, AttributeValue>> entries(int... indexes) {
    return IntStream.of(indexes).mapToObj(index -> entry(NEWEST_FIRST.get(index).id())).toList();
  }

  private static Map<String, AttributeValue> entry(CompilationId id) {
    return Map.of("pk", Answers.text(id.toString()));
  }

  private static List<Map<String, AttributeValue>> items(int... indexes) {
    return IntStream.of(indexes).mapToObj(index -> item(NEWEST_FIRST.get(index))).toList();
  }

  private static Map<String, AttributeValue> item(Compilation compilation) {
    return CompilationItem.of(compilation, TestIds.ulid(1));
  }
}
