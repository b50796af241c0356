package npuc.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * As much of an MLflow as an import and a result need: the version 3 of a model kws, whose files
 * nobody gets. The real one is asked in npuc-sources.
 */
final class StandInMlflow implements AutoCloseable {
  private static final String MODEL = "{\"name\":\"kws\",\"creation_timestamp\":1732500000000}";

  private final HttpServer server;
  private final Map<String, String> tags = new ConcurrentHashMap<>();
  private final AtomicInteger asked = new AtomicInteger();
  private volatile int lost;
  private volatile boolean isDown;

  StandInMlflow() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
  }

  /** The settings of a service that knows it as corp: their file. */
  Path settings(Path folder) {
    String url = "http://127.0.0.1:" + server.getAddress().getPort();
    try {
      return Files.writeString(
          folder.resolve("sources.json"),
          "{\"registries\":{\"corp\":{\"kind\":\"mlflow\",\"url\":\"%s\"}}}".formatted(url));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes the next tags, and goes away before it says so. */
  void loseAnswers(int count) {
    lost = asked.get() + count;
  }

  void down(boolean isDownNow) {
    isDown = isDownNow;
  }

  /** The tags of the version. */
  Map<String, String> tags() {
    return Map.copyOf(tags);
  }

  /** How often a tag was asked for. */
  int asked() {
    return asked.get();
  }

  private void handle(HttpExchange exchange) throws IOException {
    JsonNode body = JsonMapper.shared().readTree(exchange.getRequestBody());
    String path = exchange.getRequestURI().getPath();
    if (isDown) {
      answer(exchange, 503, "{}");
    } else if (path.endsWith("/registered-models/get")) {
      answer(exchange, 200, "{\"registered_model\":" + MODEL + "}");
    } else if (path.endsWith("/model-versions/get")) {
      String version = MODEL.replace("}", ",\"version\":\"3\",\"run_id\":\"\"}");
      answer(exchange, 200, "{\"model_version\":" + version + "}");
    } else if (path.endsWith("/get-download-uri")) {
      answer(exchange, 200, "{\"artifact_uri\":\"mlflow-artifacts:/1/model\"}");
    } else if (path.equals("/api/2.0/mlflow-artifacts/artifacts")) {
      answer(exchange, 200, "{\"files\":[{\"path\":\"kws.tflite\",\"file_size\":9}]}");
    } else if (path.endsWith("/set-tag")) {
      takeTag(exchange, body);
    } else {
      answer(exchange, 503, "{}");
    }
  }

  private void takeTag(HttpExchange exchange, JsonNode tag) throws IOException {
    tags.put(tag.get("key").stringValue(), tag.get("value").stringValue());
    if (asked.incrementAndGet() <= lost) {
      exchange.close();
    } else {
      answer(exchange, 200, "{}");
    }
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
