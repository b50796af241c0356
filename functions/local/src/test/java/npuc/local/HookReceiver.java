package npuc.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.ToIntFunction;
import npuc.environment.SecretText;
import npuc.event.WebhookSecret;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Receives events on this machine, and keeps them. */
final class HookReceiver implements AutoCloseable {
  private final HttpServer server;
  private final List<Event> events = new CopyOnWriteArrayList<>();
  private volatile ToIntFunction<Event> answer = event -> 204;

  HookReceiver() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::receive);
    server.start();
  }

  /** What was received, with the headers that prove it. */
  record Event(String id, long timestamp, String signature, String body) {
    /** As a receiver that has the secret checks it. */
    boolean isSignedWith(String secret) {
      return new WebhookSecret(new SecretText(secret))
          .signature(id, Instant.ofEpochSecond(timestamp), body)
          .equals(signature);
    }

    JsonNode json() {
      return JsonMapper.shared().readTree(body);
    }

    /** A text of its data; empty for null. */
    String data(String field) {
      return json().get("data").get(field).asString("");
    }
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
  }

  List<Event> events() {
    return List.copyOf(events);
  }

  /** From here on it answers so. */
  void answer(ToIntFunction<Event> with) {
    answer = with;
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      var headers = exchange.getRequestHeaders();
      var event =
          new Event(
              headers.getFirst("webhook-id"),
              Long.parseLong(headers.getFirst("webhook-timestamp")),
              headers.getFirst("webhook-signature"),
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      events.add(event);
      exchange.sendResponseHeaders(answer.applyAsInt(event), -1);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
