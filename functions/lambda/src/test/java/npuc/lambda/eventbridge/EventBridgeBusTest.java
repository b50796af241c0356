package npuc.lambda.eventbridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import npuc.compilation.Phase;
import npuc.event.EventBus;
import npuc.event.EventBusContract;
import npuc.event.PhaseChanged;
import npuc.event.SampleEvents;
import npuc.lambda.EventPattern;
import npuc.lambda.Template;
import npuc.lambda.emulator.MotoServer;
import npuc.retry.RetryableException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Over the wire, to a stand-in that refuses what it is told to, as EventBridge may. */
class EventBridgeBusTest extends EventBusContract {
  private static final String MACHINE = "arn:aws:states:eu-central-1:1:stateMachine:npuc:live";

  private final List<JsonNode> requests = new CopyOnWriteArrayList<>();
  private final List<JsonNode> taken = new CopyOnWriteArrayList<>();
  private final Set<String> refused = new ConcurrentSkipListSet<>();
  private volatile int status = 200;
  private HttpServer server;
  private EventBridgeBus bus;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    EventBridgeClient client =
        EventBridgeClient.builder()
            .endpointOverride(URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
            .region(Region.EU_CENTRAL_1)
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .overrideConfiguration(each -> each.retryStrategy(retries -> retries.maxAttempts(1)))
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
            .build();
    bus = new EventBridgeBus(() -> client, "team", MACHINE);
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Override
  protected EventBus bus() {
    return bus;
  }

  @Override
  protected List<String> taken() {
    return taken.stream().map(EventBridgeBusTest::id).toList();
  }

  @Override
  protected void refuse(String id) {
    refused.add(id);
  }

  @Test
  void anEntryHasTheDataOfTheEventAndSaysWhoseItIs() {
    PhaseChanged event = SampleEvents.created(1);

    bus.put(List.of(event));

    JsonNode entry = taken.getFirst();
    assertEquals("team", entry.get("EventBusName").asString());
    assertEquals("npuc", entry.get("Source").asString());
    assertEquals("npuc.compilation.phase.v1", entry.get("DetailType").asString());
    assertEquals(MACHINE, entry.at("/Resources/0").asString());
    assertEquals(event.time().getEpochSecond(), entry.get("Time").asLong());
    assertEquals(
        JsonMapper.shared().readTree(JsonMapper.shared().writeValueAsString(event)),
        JsonMapper.shared().readTree(entry.get("Detail").asString()));
  }

  /** With an event of each kind, as EventBridge makes it of an entry. */
  @Test
  void theRuleOfTheGuideHearsWhatEndedAndNothingElse() throws IOException {
    String guide = Files.readString(Template.ROOT.resolve("docs/events.md"));
    String rule = guide.replaceFirst("(?s).*```json\\n(\\{\"source\".*?)```.*", "$1");
    var pattern = new EventPattern(JsonMapper.shared().readTree(rule));
    for (Phase phase : Phase.values()) {
      bus.put(List.of(SampleEvents.to(phase)));
    }

    assertEquals(
        List.of("Registered", "Failed", "Stopped"),
        taken.stream()
            .map(EventBridgeBusTest::event)
            .filter(pattern::matches)
            .map(event -> event.at("/detail/to").asString())
            .toList());
  }

  @Test
  void aRequestHasTenEntriesAtMost() {
    bus.put(SampleEvents.created(1, 25));

    assertEquals(
        List.of(10, 10, 5), requests.stream().map(each -> each.get("Entries").size()).toList());
  }

  @Test
  void aServiceThatDoesNotAnswerWellIsAskedAgain() {
    status = 500;

    assertThrows(RetryableException.class, () -> bus.put(SampleEvents.created(1, 1)));
  }

  /** Moto knows which entries EventBridge would refuse. */
  @Test
  void anEmulationTakesWhatIsPut() {
    EventBridgeClient client = MotoServer.client(EventBridgeClient.builder());

    assertEquals(
        List.of(),
        new EventBridgeBus(() -> client, "default", MACHINE).put(SampleEvents.created(1, 12)));
  }

  private void answer(HttpExchange exchange) {
    try (exchange) {
      assertEquals("AWSEvents.PutEvents", exchange.getRequestHeaders().getFirst("X-Amz-Target"));
      JsonNode request = JsonMapper.shared().readTree(exchange.getRequestBody());
      requests.add(request);
      byte[] answer = JsonMapper.shared().writeValueAsBytes(answer(request));
      exchange.sendResponseHeaders(status, answer.length);
      exchange.getResponseBody().write(answer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ObjectNode answer(JsonNode request) {
    ObjectNode answer = JsonMapper.shared().createObjectNode();
    var entries = answer.putArray("Entries");
    for (JsonNode entry : request.get("Entries")) {
      if (refused.contains(id(entry))) {
        entries.addObject().put("ErrorCode", "ThrottlingException").put("ErrorMessage", "later");
      } else {
        taken.add(entry);
        entries.addObject().put("EventId", id(entry));
      }
    }
    return answer.put("FailedEntryCount", 0);
  }

  private static JsonNode event(JsonNode entry) {
    ObjectNode event = JsonMapper.shared().createObjectNode();
    event.set("source", entry.get("Source"));
    event.set("detail-type", entry.get("DetailType"));
    event.set("detail", JsonMapper.shared().readTree(entry.get("Detail").asString()));
    return event;
  }

  private static String id(JsonNode entry) {
    JsonNode detail = JsonMapper.shared().readTree(entry.get("Detail").asString());
    return detail.get("compilationId").asString() + "-" + detail.get("revision").asString();
  }
}
