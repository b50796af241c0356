package npuc.source.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import npuc.event.Message;
import npuc.event.Receipt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpReceiversTest {
  private static final Set<String> HERE = Set.of("127.0.0.1");
  private static final Duration SHORT = Duration.ofMillis(200);

  private final HttpReceivers receivers = receivers(HERE);
  private final List<String> seen = new CopyOnWriteArrayList<>();
  private HttpServer server;

  @BeforeEach
  void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  @AfterEach
  void close() {
    server.stop(0);
  }

  /** It was read at the start, of which that took half, and a wrong one kept a service down. */
  @Test
  void whomToTrustIsReadForTheFirstMessage() {
    var receivers = new HttpReceivers(HERE, "SETTING", Optional.of(Path.of("no", "such.pem")));

    Receipt receipt = receivers.send(message("/a"));

    assertEquals(
        new Receipt.Failed("caFile of the settings has no certificates that can be read"), receipt);
  }

  @Test
  void sendsTheBodyAndTheHeadersAsTheyAre() {
    on("/a", exchange -> exchange.sendResponseHeaders(204, -1));

    Receipt receipt = receivers.send(message("/a?b=c"));

    assertEquals(new Receipt.Answered(204), receipt);
    assertEquals(List.of("POST /a?b=c 1 {\"모델\": 1}"), seen);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 302, 410, 500})
  void tellsTheStatusWhateverItIs(int status) {
    on("/", exchange -> exchange.sendResponseHeaders(status, -1));

    assertEquals(new Receipt.Answered(status), receivers.send(message("/")));
  }

  @Test
  void followsNoRedirect() {
    on("/other", exchange -> exchange.sendResponseHeaders(200, -1));
    on(
        "/",
        exchange -> {
          exchange.getResponseHeaders().set("Location", uri("/other").toString());
          exchange.sendResponseHeaders(307, -1);
        });

    assertEquals(new Receipt.Answered(307), receivers.send(message("/")));
    assertEquals(1, seen.size());
  }

  /** It would never end, and fill the memory. */
  @Test
  void readsNothingOfAnEndlessAnswer() {
    on(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          OutputStream body = exchange.getResponseBody();
          while (true) {
            body.write(new byte[1 << 16]);
          }
        });

    assertEquals(new Receipt.Answered(200), receivers.send(message("/")));
  }

  @Test
  void waitsForAnAnswerNoLongerThanIsSaid() throws IOException {
    try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var hasty = new HttpReceivers(HERE, "SETTING", Optional.empty(), SHORT);

      Receipt receipt = hasty.send(message("http://127.0.0.1:" + silent.getLocalPort() + "/"));

      assertFailed("does not answer within", receipt);
    }
  }

  @Test
  void tellsOfWhoClosesAtOnce() throws IOException {
    try (var rude = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.startVirtualThread(() -> closeWhatComes(rude));

      Receipt receipt = receivers.send(message("http://127.0.0.1:" + rude.getLocalPort() + "/"));

      assertFailed("breaks the connection", receipt);
    }
  }

  @Test
  void tellsOfWhoIsNotThere() throws IOException {
    int port;
    try (var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = closed.getLocalPort();
    }

    assertFailed("takes no connection", receivers.send(message("http://127.0.0.1:" + port + "/")));
  }

  /** The name is public, its address is not: that is seen where it is connected to. */
  @Test
  void connectsToNoNameWithAPrivateAddress() {
    on("/", exchange -> exchange.sendResponseHeaders(200, -1));
    String there = "https://localhost:" + server.getAddress().getPort() + "/";

    assertEquals(Optional.empty(), receivers.refusal(URI.create(there)));
    assertFailed("has a private address", receivers(Set.of()).send(message(there)));
    assertEquals(List.of(), seen);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://hooks.example.org/",
        "https://10.0.0.1/",
        "https://[::1]/",
        "https://2130706433/",
        "https://169.254.169.254/latest/meta-data",
        "https://user:secret@hooks.example.org/",
        "https://hooks.example.org:99999/",
        "ftp://hooks.example.org/",
        "mailto:someone@example.org",
        "hooks",
        ""
      })
  void refusesAddressesThatNothingIsSentTo(String url) {
    String refusal = receivers(Set.of()).refusal(URI.create(url)).orElseThrow();

    assertTrue(!refusal.contains("secret"), refusal);
    assertInstanceOf(Receipt.Failed.class, receivers(Set.of()).send(message(url)));
  }

  @Test
  void saysWhereTheOperatorListsAHost() {
    assertTrue(
        receivers(Set.of())
            .refusal(URI.create("http://127.0.0.1/"))
            .orElseThrow()
            .endsWith("list it in SETTING"));
  }

  @Test
  void takesPublicHostsAndThoseOfTheList() {
    assertEquals(Optional.empty(), receivers.refusal(URI.create("https://hooks.example.org/a")));
    assertEquals(Optional.empty(), receivers.refusal(URI.create("http://127.0.0.1:8080/a")));
  }

  private static HttpReceivers receivers(Set<String> hosts) {
    return new HttpReceivers(hosts, "SETTING", Optional.empty());
  }

  private void on(String path, HttpHandler handler) {
    server.createContext(
        path,
        exchange -> {
          try (exchange) {
            seen.add(shown(exchange));
            handler.handle(exchange);
          }
        });
  }

  private static String shown(HttpExchange exchange) throws IOException {
    return "%s %s %s %s"
        .formatted(
            exchange.getRequestMethod(),
            exchange.getRequestURI(),
            exchange.getRequestHeaders().getFirst("webhook-id"),
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  private Message message(String url) {
    URI to = url.startsWith("/") ? uri(url) : URI.create(url);
    return new Message(to, Map.of("webhook-id", "1"), "{\"모델\": 1}");
  }

  private static void closeWhatComes(ServerSocket server) {
    try {
      while (true) {
        server.accept().close();
      }
    } catch (IOException closed) {
      return;
    }
  }

  private static void assertFailed(String why, Receipt receipt) {
    String told = assertInstanceOf(Receipt.Failed.class, receipt).why();
    assertTrue(told.contains(why), told);
  }
}
