package npuc.lambda.runtime;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The API through which Lambda and a runtime talk, from Lambda's side, as the Lambda developer
 * guide describes it ("Using the Lambda runtime API"): events go out one at a time, answers come
 * in.
 */
final class RuntimeApi implements AutoCloseable {
  static final String FUNCTION = "arn:aws:lambda:eu-central-1:123456789012:function:npuc-Test:live";

  private static final String PREFIX = "/2018-06-01/runtime/";
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final HttpServer server;
  private final BlockingQueue<byte[]> events = new LinkedBlockingQueue<>();
  private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
  private final CountDownLatch snapshotWanted = new CountDownLatch(1);
  private final CountDownLatch restored = new CountDownLatch(1);

  /** What a runtime said. */
  sealed interface Answer {
    record Response(String body) implements Answer {}

    /** The function failed with an exception, or could not even begin. */
    record Failure(String type, String body) implements Answer {}
  }

  RuntimeApi() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(PREFIX, this::handle);
    server.start();
  }

  String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /** Sends an event and waits for what the function makes of it. */
  Answer invoke(byte[] event) {
    events.add(event);
    return answer();
  }

  /** Waits until the process is ready for its snapshot, or failed on the way there. */
  void awaitSnapshot() {
    await(snapshotWanted);
  }

  /** Goes on as a process does that was restored from its snapshot. */
  void restore() {
    restored.countDown();
  }

  /** The process is no more: nobody need wait for it. */
  void ended(int exitCode) {
    answers.add(new Answer.Failure("ended", "the process ended with " + exitCode));
    snapshotWanted.countDown();
  }

  private Answer answer() {
    try {
      Answer answer = answers.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      if (answer == null) {
        throw new IllegalStateException("the function did not answer");
      }
      return answer;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath().substring(PREFIX.length());
    byte[] body = exchange.getRequestBody().readAllBytes();
    if (path.equals("invocation/next")) {
      next(exchange);
    } else if (path.equals("restore/next")) {
      snapshotWanted.countDown();
      await(restored);
      reply(exchange, 200, new byte[0]);
    } else if (path.endsWith("/response")) {
      answers.add(new Answer.Response(new String(body, StandardCharsets.UTF_8)));
      reply(exchange, 202, new byte[0]);
    } else {
      String type = exchange.getRequestHeaders().getFirst("Lambda-Runtime-Function-Error-Type");
      answers.add(new Answer.Failure(type, new String(body, StandardCharsets.UTF_8)));
      snapshotWanted.countDown();
      reply(exchange, 202, new byte[0]);
    }
  }

  private void next(HttpExchange exchange) throws IOException {
    try {
      byte[] event = events.take();
      Map.of(
              "Content-Type", "application/json",
              "Lambda-Runtime-Aws-Request-Id", "8476a536-e9f4-11e8-9739-2dfe598c3fcd",
              "Lambda-Runtime-Deadline-Ms", "4102444800000",
              "Lambda-Runtime-Invoked-Function-Arn", FUNCTION,
              "Lambda-Runtime-Trace-Id", "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Sampled=0")
          .forEach(exchange.getResponseHeaders()::set);
      reply(exchange, 200, event);
    } catch (InterruptedException e) {
      exchange.close();
    }
  }

  private static void reply(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new IllegalStateException("the runtime did not come so far");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
