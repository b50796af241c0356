package npuc.lambda.xray;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import npuc.memory.MutableClock;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the daemon of X-Ray hears. */
class SpansTest {
  private static final Instant NOW = Instant.parse("2026-11-29T12:00:00.250Z");
  private static final String TRACE =
      "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1;Lineage=25:a87bd80c:1";

  @AutoClose private DatagramSocket daemon;
  private final MutableClock clock = new MutableClock(NOW);

  @BeforeEach
  void listen() throws IOException {
    daemon = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    daemon.setSoTimeout(10_000);
  }

  @Test
  void aCallOfTheClusterIsASubsegmentOfItsFunction() throws IOException {
    String result =
        spans(TRACE)
            .during(
                "cluster",
                "observe",
                () -> {
                  clock.advance(Duration.ofMillis(1_500));
                  return "seen";
                });

    assertEquals("seen", result);
    JsonNode heard = heard();
    assertEquals("subsegment", heard.get("type").asString());
    assertEquals("1-5759e988-bd862e3fe1be46a994272793", heard.get("trace_id").asString());
    assertEquals("53995c3f42cd8ad8", heard.get("parent_id").asString());
    assertTrue(heard.get("id").asString().matches("[0-9a-f]{16}"), heard::toString);
    assertEquals("cluster", heard.get("name").asString());
    assertEquals("remote", heard.get("namespace").asString());
    assertEquals("observe", heard.at("/annotations/operation").asString());
    assertEquals(NOW.toEpochMilli() / 1e3, heard.get("start_time").asDouble(), 1e-6);
    assertEquals(1.5, heard.get("end_time").asDouble() - heard.get("start_time").asDouble(), 1e-6);
    assertEquals(false, heard.get("fault").asBoolean());
  }

  @Test
  void aCallThatFailedIsAFault() throws IOException {
    assertThrows(
        IllegalStateException.class,
        () ->
            spans(TRACE)
                .during(
                    "cluster",
                    "submit",
                    () -> {
                      throw new IllegalStateException("refused");
                    }));

    assertTrue(heard().get("fault").asBoolean());
  }

  @Test
  void aCallOfAnAwsServiceIsOneToo() throws IOException {
    HttpServer dynamo = answering(200, "{\"TableNames\":[]}");
    try (DynamoDbClient client = client(dynamo)) {
      client.listTables();
    } finally {
      dynamo.stop(0);
    }

    JsonNode heard = heard();
    assertEquals("DynamoDb", heard.get("name").asString());
    assertEquals("aws", heard.get("namespace").asString());
    assertEquals("ListTables", heard.at("/aws/operation").asString());
    assertEquals(false, heard.get("fault").asBoolean());
  }

  @Test
  void aRefusalOfAnAwsServiceIsAFault() throws IOException {
    HttpServer dynamo = answering(400, "{\"__type\":\"ResourceNotFoundException\"}");
    try (DynamoDbClient client = client(dynamo)) {
      assertThrows(ResourceNotFoundException.class, client::listTables);
    } finally {
      dynamo.stop(0);
    }

    assertTrue(heard().get("fault").asBoolean());
  }

  private DynamoDbClient client(HttpServer dynamo) {
    return DynamoDbClient.builder()
        .endpointOverride(URI.create("http://127.0.0.1:" + dynamo.getAddress().getPort()))
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
        .httpClient(UrlConnectionHttpClient.create())
        .overrideConfiguration(each -> each.addExecutionInterceptor(new SdkSpans(spans(TRACE))))
        .build();
  }

  private static HttpServer answering(int status, String body) throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    server.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
    return server;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Root=1-a",
        "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=0",
        "Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=1",
        "Parent=53995c3f42cd8ad8;Sampled=1",
        "nonsense"
      })
  void whatIsNotRecordedIsNotSent(String header) throws IOException {
    spans(header).during("cluster", "observe", () -> 1);
    spans(TRACE).during("cluster", "delete", () -> 1);

    assertEquals(
        "delete", heard().at("/annotations/operation").asString(), "the first to be heard");
  }

  @Test
  void withoutADaemonNothingIsSentAndNothingFails() {
    var nobody = new Spans(Optional.empty(), () -> Optional.of(TRACE), clock);
    var gone =
        new Spans(
            Optional.of(InetSocketAddress.createUnresolved("no.such.host.invalid", 2000)),
            () -> Optional.of(TRACE),
            Clock.systemUTC());

    assertEquals(1, nobody.during("cluster", "observe", () -> 1));
    assertEquals(1, gone.during("cluster", "observe", () -> 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "127.0.0.1", "127.0.0.1:", ":2000", "127.0.0.1:70000", "a b:1", "x:y"})
  void whatIsNoAddressIsNoDaemon(String text) {
    assertEquals(Optional.empty(), Spans.address(text));
  }

  @Test
  void theDaemonIsWhereLambdaSays() {
    assertEquals(
        Optional.of(new InetSocketAddress("169.254.100.1", 2000)),
        Spans.address("169.254.100.1:2000"));
  }

  private Spans spans(String header) {
    var there = new InetSocketAddress(InetAddress.getLoopbackAddress(), daemon.getLocalPort());
    return new Spans(Optional.of(there), () -> Optional.of(header), clock);
  }

  private JsonNode heard() throws IOException {
    var packet = new DatagramPacket(new byte[65_536], 65_536);
    daemon.receive(packet);
    String text = new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
    String[] lines = text.split("\n", -1);
    assertEquals("{\"format\":\"json\",\"version\":1}", lines[0]);
    assertEquals(2, lines.length);
    return JsonMapper.shared().readTree(lines[1]);
  }
}
