package npuc.lambda.dynamodb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import npuc.compilation.Compilations;
import npuc.compilation.Filter;
import npuc.compilation.Phase;
import npuc.compilation.Scope;
import npuc.compilation.Search;
import npuc.compilation.Specs;
import npuc.compilation.Words;
import npuc.id.TestIds;
import npuc.paging.Order;
import npuc.paging.PageRequest;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** The queries for a page, to the last field: moto takes what DynamoDB refuses. */
class DynamoCompilationQueryTest {
  private static final String VERSION = "v-01m8997ef80000000000000001";

  @Test
  void aListWithoutAFilterReadsOneEntryMoreThanThePageHolds() {
    QueryRequest query = query(Filter.ALL, PageRequest.first(20));

    assertEquals(
        QueryRequest.builder()
            .tableName("npuc")
            .indexName("by-version")
            .keyConditionExpression("#owner = :owner AND #id BETWEEN :from AND :to")
            .projectionExpression("#id")
            .expressionAttributeNames(Map.of("#owner", "version", "#id", "pk"))
            .expressionAttributeValues(
                Map.of(
                    ":owner", Answers.text(VERSION),
                    ":from", Answers.text("c-"),
                    ":to", Answers.text("c-~")))
            .scanIndexForward(false)
            .limit(21)
            .build(),
        query);
  }

  @Test
  void aLaterPageBeginsBesideTheLastIdOfTheOneBefore() {
    QueryRequest newest = query(Filter.ALL, after(Order.NEWEST_FIRST));
    QueryRequest oldest = query(Filter.ALL, after(Order.OLDEST_FIRST));
    String last = TestIds.compilation(7).toString();

    assertEquals(Answers.text("c-"), newest.expressionAttributeValues().get(":from"));
    assertTrue(text(newest, ":to").compareTo(last) < 0);
    assertTrue(text(oldest, ":from").compareTo(last) > 0);
    assertEquals(Answers.text("c-~"), oldest.expressionAttributeValues().get(":to"));
    assertTrue(oldest.scanIndexForward());
  }

  @Test
  void onePhaseHasAnIndex() {
    QueryRequest query =
        query(filter(Set.of(Phase.FAILED), Optional.empty()), PageRequest.first(20));

    assertEquals("by-phase", query.indexName());
    assertEquals(Map.of("#owner", "versionPhase", "#id", "pk"), query.expressionAttributeNames());
    assertEquals(VERSION + "#Failed", text(query, ":owner"));
    assertEquals(Optional.empty(), Optional.ofNullable(query.filterExpression()));
    assertEquals(21, query.limit());
  }

  @Test
  void aWholeHashHasAnIndex() {
    QueryRequest query =
        query(Filter.equalTo(Specs.ETHOS_U.optionsHash().value()), PageRequest.first(11));

    assertEquals(
        QueryRequest.builder()
            .tableName("npuc")
            .indexName("by-hash")
            .keyConditionExpression("#owner = :owner AND #id BETWEEN :from AND :to")
            .filterExpression("#phase IN (:phaseSucceeded, :phaseRegistered)")
            .projectionExpression("#id")
            .expressionAttributeNames(
                Map.of("#owner", "versionHash", "#id", "pk", "#phase", "phase"))
            .expressionAttributeValues(
                Map.of(
                    ":owner", Answers.text(VERSION + "#" + Specs.ETHOS_U.optionsHash()),
                    ":from", Answers.text("c-"),
                    ":to", Answers.text("c-~"),
                    ":phaseSucceeded", Answers.text("Succeeded"),
                    ":phaseRegistered", Answers.text("Registered")))
            .scanIndexForward(false)
            .limit(1_000)
            .build(),
        query);
  }

  @Test
  void theRestIsLookedAtInTheEntries() {
    var filter =
        new Filter(
            Set.of(Phase.RUNNING, Phase.PENDING),
            Optional.of(Specs.RNGD.platform()),
            Optional.of("0a"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    QueryRequest query = query(filter, PageRequest.first(20));

    assertEquals("by-version", query.indexName());
    assertEquals(
        "#phase IN (:phasePending, :phaseRunning)"
            + " AND begins_with(#hash, :hash) AND #platform = :platform",
        query.filterExpression());
    assertEquals(
        Map.of(
            "#owner",
            "version",
            "#id",
            "pk",
            "#phase",
            "phase",
            "#hash",
            "hash",
            "#platform",
            "platform"),
        query.expressionAttributeNames());
    assertEquals("0a", text(query, ":hash"));
    assertEquals("rngd", text(query, ":platform"));
    assertEquals(1_000, query.limit());
  }

  @Test
  void aCreatorHasAnIndex() {
    var filter =
        new Filter(
            Set.of(Phase.FAILED),
            Optional.of(Specs.RNGD.platform()),
            Optional.of(Specs.RNGD.optionsHash().value()),
            Optional.empty(),
            Optional.empty(),
            Optional.of(Compilations.CREATOR));

    QueryRequest query = query(filter, PageRequest.first(20));

    assertEquals("by-creator", query.indexName());
    assertEquals("versionCreator", query.expressionAttributeNames().get("#owner"));
    assertEquals(VERSION + "#kim@example.com", text(query, ":owner"));
    assertEquals(
        "#phase IN (:phaseFailed) AND begins_with(#hash, :hash) AND #platform = :platform",
        query.filterExpression());
  }

  @Test
  void allOfAllModelsHaveAnIndex() {
    QueryRequest query = ofAll(Filter.ALL);

    assertEquals("by-all", query.indexName());
    assertEquals(Map.of("#owner", "all", "#id", "pk"), query.expressionAttributeNames());
    assertEquals("compilations", text(query, ":owner"));
    assertEquals(21, query.limit());
  }

  @Test
  void aPhaseACreatorAndAWholeHashOfAllModelsHaveIndexes() {
    String hash = Specs.RNGD.optionsHash().value();
    QueryRequest phase = ofAll(filter(Set.of(Phase.FAILED), Optional.empty()));
    QueryRequest whole = ofAll(filter(Set.of(Phase.FAILED), Optional.of(hash)));

    assertEquals("all-by-phase", phase.indexName());
    assertEquals(Map.of("#owner", "phase", "#id", "pk"), phase.expressionAttributeNames());
    assertEquals("Failed", text(phase, ":owner"));
    assertEquals(Optional.empty(), Optional.ofNullable(phase.filterExpression()));
    assertEquals("all-by-hash", whole.indexName());
    assertEquals(hash, text(whole, ":owner"));
    assertEquals("#phase IN (:phaseFailed)", whole.filterExpression());
    assertEquals("hash", whole.expressionAttributeNames().get("#owner"));
  }

  /** DynamoDB refuses a filter on a key. */
  @Test
  void noFilterIsOnAKeyOfItsIndex() {
    String hash = Specs.RNGD.optionsHash().value();
    for (Set<Phase> phases :
        List.of(Set.<Phase>of(), Set.of(Phase.FAILED), EnumSet.allOf(Phase.class))) {
      for (Optional<String> asked :
          List.of(Optional.<String>empty(), Optional.of("0a"), Optional.of(hash))) {
        QueryRequest query = ofAll(filter(phases, asked));

        String owner = query.expressionAttributeNames().getOrDefault("#owner", "");
        long uses =
            query.expressionAttributeNames().values().stream().filter(owner::equals).count();
        assertEquals(1, uses, query::toString);
      }
    }
  }

  @Test
  void modelsAreLookedAtInTheEntries() {
    var search = new Search(Optional.of(Set.of(TestIds.model(1))), Optional.empty(), Set.of());

    QueryRequest query = ofAll(Filter.ALL.with(search));

    assertEquals("by-all", query.indexName());
    assertEquals("#model IN (:model0)", query.filterExpression());
    assertEquals("model", query.expressionAttributeNames().get("#model"));
    assertEquals(TestIds.model(1).toString(), text(query, ":model0"));
    assertEquals(1_000, query.limit());
  }

  @Test
  void whatIsSaidIsReadHundredByHundred() {
    var search = new Search(Optional.empty(), Optional.of(new Words("night", Set.of())), Set.of());

    QueryRequest query = ofAll(Filter.ALL.with(search));

    assertEquals(Optional.empty(), Optional.ofNullable(query.filterExpression()));
    assertEquals(100, query.limit());
  }

  @Test
  void theMomentsAreARangeOfIds() {
    var filter =
        new Filter(
            Set.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(TestIds.compilation(3).ulid().time()),
            Optional.of(TestIds.compilation(9).ulid().time()),
            Optional.empty());

    QueryRequest query = query(filter, after(Order.NEWEST_FIRST));

    assertTrue(text(query, ":from").compareTo(TestIds.compilation(3).toString()) > 0);
    assertTrue(text(query, ":from").compareTo(TestIds.compilation(4).toString()) < 0);
    assertTrue(text(query, ":to").compareTo(TestIds.compilation(6).toString()) > 0);
    assertTrue(text(query, ":to").compareTo(TestIds.compilation(7).toString()) < 0);
    assertEquals(21, query.limit());
  }

  private static QueryRequest query(Filter filter, PageRequest request) {
    return CompilationQuery.of(
        "npuc",
        new Scope.Of(Compilations.VERSION),
        filter,
        IdRange.of(filter, request),
        request,
        Looks.USUAL);
  }

  private static QueryRequest ofAll(Filter filter) {
    PageRequest request = PageRequest.first(20);
    return CompilationQuery.of(
        "npuc", Scope.EVERYTHING, filter, IdRange.of(filter, request), request, Looks.USUAL);
  }

  private static PageRequest after(Order order) {
    return new PageRequest(20, Optional.of(TestIds.ulid(7)), order);
  }

  private static Filter filter(Set<Phase> phases, Optional<String> hash) {
    return new Filter(
        phases, Optional.empty(), hash, Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static String text(QueryRequest query, String placeholder) {
    return Key.text(query.expressionAttributeValues(), placeholder);
  }
}
