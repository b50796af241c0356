package npuc.source.look;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server of this machine that answers as it is told, and keeps what it was asked. */
final class Stub implements AutoCloseable {
  private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d+)");

  private final HttpServer server;
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
  final List<String> asked = new CopyOnWriteArrayList<>();

  /** Answers one request. */
  interface Answering {
    void answer(HttpExchange exchange) throws IOException;
  }

  Stub(Answering answering) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(workers);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            asked.add(line(exchange));
            answering.answer(exchange);
          }
        });
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private static String line(HttpExchange exchange) {
    return exchange.getRequestURI()
        + " "
        + header(exchange, "Range").orElse("")
        + " "
        + header(exchange, "Authorization").orElse("");
  }

  static Optional<String> header(HttpExchange exchange, String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
  }

  static void json(HttpExchange exchange, String text) throws IOException {
    send(exchange, 200, text.getBytes(UTF_8));
  }

  static void refuse(HttpExchange exchange, int status, String code) throws IOException {
    exchange.getResponseHeaders().add("X-Error-Code", code);
    send(exchange, status, "{}".getBytes(UTF_8));
  }

  /** A file, or the part of it that is asked for. */
  static void file(HttpExchange exchange, byte[] content) throws IOException {
    Matcher range = RANGE.matcher(header(exchange, "Range").orElse(""));
    if (!range.matches()) {
      send(exchange, 200, content);
      return;
    }
    int begin = Integer.parseInt(range.group(1));
    int end = Math.min(content.length, Integer.parseInt(range.group(2)) + 1);
    exchange
        .getResponseHeaders()
        .add("Content-Range", "bytes %d-%d/%d".formatted(begin, end - 1, content.length));
    send(exchange, 206, Arrays.copyOfRange(content, begin, end));
  }

  static void send(HttpExchange exchange, int status, byte[] content) throws IOException {
    exchange.sendResponseHeaders(status, content.length == 0 ? -1 : content.length);
    exchange.getResponseBody().write(content);
  }

  @Override
  public void close() {
    server.stop(0);
    workers.shutdownNow();
  }
}
