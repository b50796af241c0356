package npuc.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import npuc.Eventually;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Requests once filled the heap, each of these kinds by itself. The service is a process of its
 * own, with the heap that it is shipped with.
 */
class HeavyLoadTest {
  /** A service that does not end a connection by then never does. */
  private static final int LONGEST_SILENCE_MILLIS = 60_000;

  private static final String MODELS = "/v1/models";
  private static final byte[] RNGD = "{\"platform\":\"rngd\"}".getBytes(StandardCharsets.UTF_8);

  @TempDir private static Path folder;

  private static OwnProcess service;
  private static HttpClient http;

  @BeforeAll
  static void startTheService() throws IOException {
    Path volume = Files.createDirectory(folder.resolve("models"));
    new StoredWorld(folder.resolve("data"), volume).make();
    Path home = StandInHome.in(folder.resolve("home"), StandInHome.GOOD).path();
    Files.createDirectories(
        home.resolve(".venv-rngd/lib/python3/site-packages/furiosa_llm-2026.4.0.dist-info"));
    service =
        OwnProcess.start(
            Map.of(
                "NPUC_PORT",
                "0",
                "NPUC_SAMPLES",
                "0",
                "NPUC_HOME",
                home.toString(),
                "NPUC_DATA",
                folder.resolve("data").toString(),
                "NPUC_VOLUMES",
                "models=" + volume));
    http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  }

  @AfterAll
  static void stopTheService() {
    http.close();
    service.close();
  }

  @Test
  void listsOfCompilationsWithLargeEnvironments() {
    atOnce(50, client -> get(StoredWorld.LIST), Set.of(200, 503));
    assertIsWell();
  }

  @Test
  void bodiesThatAreAlmostTooLarge() {
    byte[] body = ("{\"name\":\"" + "n".repeat(260_000) + "\"}").getBytes(StandardCharsets.UTF_8);

    atOnce(400, client -> post(MODELS, body), Set.of(422, 503));
    assertIsWell();
  }

  @Test
  void largeHeaders() {
    atOnce(200, client -> get("/healthz", "X-Large", "h".repeat(15_000)), Set.of(200, 503));
    assertTrue(IntStream.range(0, 50).allMatch(client -> isEnded(300_000)));
    assertIsWell();
  }

  @Test
  void dryRunsOfAModelWhoseIndexNamesVeryManyTensors() {
    atOnce(4, client -> post(StoredWorld.DRY_RUN, RNGD), Set.of(422, 503));
    assertIsWell();
  }

  @Test
  void connectionsThatNeverEndTheirBody() throws IOException {
    var slow = new ArrayList<Socket>();
    for (int client = 0; client < 2_000; client++) {
      slow.add(connected());
    }
    atOnce(slow.size(), client -> begin(slow.get(client), 260_000, 60_000), Set.of(0));
    assertTrue(isEnded(slow.getLast()), "one of more than may be connected is still open");
    for (Socket client : slow) {
      client.close();
    }

    Eventually.until("room for a connection", HeavyLoadTest::isAnswering);
    assertEquals(422, post(MODELS, "{}".getBytes(StandardCharsets.UTF_8)));
    assertIsWell();
  }

  private static boolean isAnswering() {
    try {
      return get("/healthz") == 200;
    } catch (IllegalStateException closedAtOnce) {
      return false;
    }
  }

  @Test
  void manifestsAndLogsOfARunWith50000Files() {
    atOnce(8, client -> get(StoredWorld.MANIFEST), Set.of(200, 503));
    atOnce(40, client -> get(StoredWorld.LOG + "&plain=true"), Set.of(200, 503));
    assertEquals(200, get(StoredWorld.MANIFEST));
    assertIsWell();
  }

  /** What a client asks, and the status of the answer. */
  private interface Request {
    int send(int client);
  }

  private static void atOnce(int clients, Request request, Set<Integer> expected) {
    List<CompletableFuture<Integer>> answers =
        IntStream.range(0, clients)
            .mapToObj(
                client ->
                    CompletableFuture.supplyAsync(
                        () -> request.send(client), Thread::startVirtualThread))
            .toList();
    List<Integer> statuses = answers.stream().map(CompletableFuture::join).toList();
    assertTrue(expected.containsAll(statuses), statuses::toString);
  }

  /** It answers, and has not run out of memory. */
  private static void assertIsWell() {
    assertEquals(200, get("/healthz"));
    assertTrue(service.isAlive());
    List<String> faults =
        service.log().stream().filter(line -> line.contains("OutOfMemoryError")).toList();
    assertEquals(List.of(), faults);
  }

  private static int get(String path, String... headers) {
    var request = HttpRequest.newBuilder(URI.create(service.url() + path));
    return status(headers.length == 0 ? request : request.headers(headers));
  }

  private static int post(String path, byte[] body) {
    return status(
        HttpRequest.newBuilder(URI.create(service.url() + path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
  }

  private static int status(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Socket connected() throws IOException {
    URI at = URI.create(service.url());
    var socket = new Socket(at.getHost(), at.getPort());
    socket.setSoTimeout(LONGEST_SILENCE_MILLIS);
    return socket;
  }

  /** Begins a request that is never ended; a connection too many is closed meanwhile. */
  private static int begin(Socket client, int length, int sent) {
    String head =
        "POST %s HTTP/1.1\r\nHost: %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
            .formatted(MODELS, URI.create(service.url()).getAuthority(), length);
    try {
      client.getOutputStream().write((head + " ".repeat(sent)).getBytes(StandardCharsets.UTF_8));
      return 0;
    } catch (IOException closed) {
      return 0;
    }
  }

  /** Whether the service ends a connection because of its headers. */
  private static boolean isEnded(int bytes) {
    try (Socket socket = connected()) {
      String head =
          "GET /healthz HTTP/1.1\r\nHost: %s\r\nX: "
              .formatted(URI.create(service.url()).getAuthority());
      socket.getOutputStream().write((head + "h".repeat(bytes)).getBytes(StandardCharsets.UTF_8));
      return isEnded(socket);
    } catch (IOException ended) {
      return true;
    }
  }

  private static boolean isEnded(Socket client) {
    try {
      return client.getInputStream().read() < 0;
    } catch (SocketTimeoutException stillOpen) {
      return false;
    } catch (IOException ended) {
      return true;
    }
  }
}
