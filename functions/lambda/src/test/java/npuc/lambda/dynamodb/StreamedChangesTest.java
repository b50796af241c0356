package npuc.lambda.dynamodb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import npuc.api.http.KeyedRequest;
import npuc.compilation.Compilation;
import npuc.compilation.Compilations;
import npuc.compilation.Course;
import npuc.compilation.Phase;
import npuc.compilation.StepName;
import npuc.event.PhaseChanged;
import npuc.id.TestIds;
import npuc.lambda.EventPattern;
import npuc.lambda.Template;
import npuc.lambda.emulator.MotoServer;
import npuc.registry.Model;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the stores write, as the stream of their table tells it. */
class StreamedChangesTest {
  private final StreamedChanges changes = new StreamedChanges();
  private final DynamoDbClient dynamoDb = MotoServer.client(DynamoDbClient.builder());
  private final DynamoDbStreamsClient streams = MotoServer.client(DynamoDbStreamsClient.builder());
  private DynamoCompilationStore store;
  private Table table;

  @BeforeEach
  void createTheTable() {
    table = new Table(() -> dynamoDb, "npuc-" + UUID.randomUUID());
    dynamoDb.createTable(
        TableFixture.request(table.name()).toBuilder()
            .streamSpecification(
                stream ->
                    stream.streamEnabled(true).streamViewType(StreamViewType.NEW_AND_OLD_IMAGES))
            .build());
    store = new DynamoCompilationStore(table, new TestIds());
  }

  @Test
  void everyChangeOfAPhaseIsOneEventAndNothingElseIs() {
    Compilation pending = Compilations.pending();
    store.create(pending);
    Compilation submitted = stored(Compilations.submitted(pending, StepName.COMPILE));
    Compilation running = stored(Compilations.running(submitted, StepName.COMPILE));
    Compilation failed = stored(Compilations.failed(running, StepName.COMPILE));
    store.replace(Course.submitting(pending));
    store.delete(failed);

    assertEquals(
        List.of(
            event(Optional.empty(), pending),
            event(Optional.of(Phase.PENDING), running),
            event(Optional.of(Phase.RUNNING), failed)),
        told());
  }

  @Test
  void theRegistryAndKeyedRequestsAreNoEvents() {
    new DynamoModelRegistry(table, new TestIds())
        .addModel(new Model(TestIds.model(1), "model", "", TestIds.START));
    new DynamoIdempotencyStore(table)
        .reserve(
            new KeyedRequest(
                "key",
                "fingerprint",
                TestIds.ulid(1),
                Optional.empty(),
                Instant.parse("2030-01-01T00:00:00Z")),
            TestIds.START);

    assertEquals(2, records().size());
    assertEquals(List.of(), told());
  }

  /** Whom the filter lets pass is what this reads, and no less. */
  @Test
  void theFilterOfTheTemplateLetsPassJustTheCompilations() {
    store.create(Compilations.pending());
    stored(Compilations.compileSubmitted());
    store.delete(Compilations.compileSubmitted());
    new DynamoModelRegistry(table, new TestIds())
        .addModel(new Model(TestIds.model(1), "model", "", TestIds.START));

    assertEquals(
        List.of("INSERT", "MODIFY"),
        records().stream()
            .filter(StreamedChangesTest::passes)
            .map(record -> record.get("eventName").asString())
            .toList());
  }

  @Test
  void aDocumentThatCanNotBeReadIsNamed() {
    store.create(Compilations.pending());
    JsonNode record = records().getFirst();
    ((ObjectNode) record.at("/dynamodb/NewImage/document")).put("B", "bm90IGd6aXA=");

    String message =
        String.valueOf(
            assertThrows(IllegalStateException.class, () -> changes.read(record)).getMessage());

    assertTrue(message.contains(Compilations.ID.toString()), message);
  }

  private Compilation stored(Compilation next) {
    assertTrue(store.replace(next));
    return next;
  }

  private static PhaseChanged event(Optional<Phase> before, Compilation next) {
    return PhaseChanged.between(before, next).orElseThrow();
  }

  private List<PhaseChanged> told() {
    return records().stream().map(changes::read).flatMap(Optional::stream).toList();
  }

  /** As Lambda hands them to the function. */
  private List<JsonNode> records() {
    String stream =
        dynamoDb.describeTable(asked -> asked.tableName(table.name())).table().latestStreamArn();
    var records = new ArrayList<JsonNode>();
    for (var shard :
        streams.describeStream(it -> it.streamArn(stream)).streamDescription().shards()) {
      String at =
          streams
              .getShardIterator(
                  asked ->
                      asked
                          .streamArn(stream)
                          .shardId(shard.shardId())
                          .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
              .shardIterator();
      streams.getRecords(asked -> asked.shardIterator(at)).records().stream()
          .map(StreamedChangesTest::json)
          .forEach(records::add);
    }
    return records;
  }

  private static JsonNode json(Record record) {
    ObjectNode json = JsonMapper.shared().createObjectNode();
    json.put("eventName", record.eventNameAsString());
    ObjectNode change = json.putObject("dynamodb");
    StreamJson.put(change, "Keys", record.dynamodb().keys());
    StreamJson.put(change, "NewImage", record.dynamodb().newImage());
    StreamJson.put(change, "OldImage", record.dynamodb().oldImage());
    return json;
  }

  private static boolean passes(JsonNode record) {
    JsonNode filters =
        new Template().resource("PublishEventsChanges").at("/FilterCriteria/Filters");
    return filters
        .valueStream()
        .map(filter -> JsonMapper.shared().readTree(filter.get("Pattern").asString()))
        .anyMatch(pattern -> new EventPattern(pattern).matches(record));
  }
}
