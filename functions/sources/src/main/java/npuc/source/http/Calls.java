package npuc.source.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import npuc.retry.RetryableException;
import tools.jackson.databind.node.ObjectNode;

/**
 * The requests of one operation on a service of others. All of them together end in time, each
 * answer is bounded, and no redirect is followed: what lets us in goes to the host of the settings
 * only.
 */
public final class Calls {
  /** More than any answer of a registry needs. */
  static final int MAX_ANSWER_BYTES = 8 * 1024 * 1024;

  /** API Gateway waits 30 s for a function. */
  private static final Duration ALL = Duration.ofSeconds(25);

  private static final Duration ONE = Duration.ofSeconds(15);

  private final Service service;
  private final Supplier<HttpClient> client;
  private final long end = System.nanoTime() + ALL.toNanos();

  /** The requests of an operation that begins now. */
  public Calls(Service service, Supplier<HttpClient> client) {
    this.service = service;
    this.client = client;
  }

  /** The service that is asked. */
  public Service service() {
    return service;
  }

  /**
   * Reads.
   *
   * @param path below the service's url, encoded
   * @param query by name, not encoded
   * @throws RetryableException if there is no answer, or a request to come back later
   * @throws UnusableException if the service lets us not in, or answers what it never should
   */
  public Reply get(String path, Map<String, String> query) {
    return send(request(path + Queries.text(query)).GET());
  }

  /** Writes; throws as {@link #get} does. */
  public Reply post(String path, ObjectNode body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
  }

  private HttpRequest.Builder request(String path) {
    var request =
        HttpRequest.newBuilder(URI.create(service.base() + path))
            .header("Accept", "application/json");
    service.authorization().ifPresent(value -> request.header("Authorization", value));
    return request;
  }

  private Reply send(HttpRequest.Builder request) {
    Duration time = Duration.ofNanos(Math.min(ONE.toNanos(), end - System.nanoTime()));
    if (!time.isPositive()) {
      throw unreachable("it takes too long", Optional.empty());
    }
    CompletableFuture<HttpResponse<byte[]>> sent =
        client
            .get()
            .sendAsync(
                request.build(),
                HttpResponse.BodyHandlers.limiting(
                    HttpResponse.BodyHandlers.ofByteArray(), MAX_ANSWER_BYTES));
    try {
      HttpResponse<byte[]> response = sent.get(time.toNanos(), TimeUnit.NANOSECONDS);
      return service.read(response.statusCode(), response.headers(), response.body());
    } catch (TimeoutException e) {
      throw unreachable("no answer within " + time.toSeconds() + " s", Optional.of(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unreachable("interrupted", Optional.of(e));
    } catch (ExecutionException e) {
      throw failed(e);
    } finally {
      sent.cancel(true);
    }
  }

  private RuntimeException failed(ExecutionException failure) {
    Throwable cause = Optional.ofNullable(failure.getCause()).orElse(failure);
    if (cause instanceof IOException && String.valueOf(cause.getMessage()).contains("capacity")) {
      return service.unusable("answers more than " + MAX_ANSWER_BYTES / 1024 / 1024 + " MiB");
    }
    return unreachable(Causes.words(cause), Optional.of(failure));
  }

  private RetryableException unreachable(String why, Optional<Exception> cause) {
    String message = service.from() + " can't be reached: " + why + ".";
    return cause
        .map(e -> new RetryableException(message, e))
        .orElseGet(() -> new RetryableException(message));
  }
}
