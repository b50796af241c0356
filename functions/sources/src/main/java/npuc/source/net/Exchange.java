package npuc.source.net;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntToLongFunction;
import npuc.compilation.ReasonCode;
import npuc.environment.SecretText;

/** A request and its answer, redirects followed; each address on the way is checked. */
final class Exchange {
  private static final int MAX_REDIRECTS = 5;
  private static final Duration ONE = Duration.ofSeconds(10);
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

  /** Answers of the client that another try may change. */
  private static final Set<Integer> PASSING = Set.of(408, 425, 429);

  private static final String PLAIN = "%/:?#[]@!$&'()*+,;=~-._";

  private final Clients clients;
  private final Hosts hosts;

  Exchange(Clients clients, Hosts hosts) {
    this.clients = clients;
    this.hosts = hosts;
  }

  /**
   * An answer of status 200 or 206.
   *
   * @param range the header's value
   * @param most by status, how many bytes are read
   */
  Answer get(Ask ask, Optional<String> range, IntToLongFunction most, Deadline deadline) {
    Origin first = origin(ask.uri());
    URI at = ask.uri();
    for (int followed = 0; followed <= MAX_REDIRECTS; followed++) {
      Origin origin = origin(at);
      hosts.check(origin);
      Optional<SecretText> secret = ask.authorization().filter(own -> origin.equals(first));
      HttpResponse<Body> response = send(request(at, secret, range), origin, most, deadline);
      if (!REDIRECTS.contains(response.statusCode())) {
        return judged(ask, first, origin, response);
      }
      at = next(at, origin, response);
    }
    throw new RefusedException(
        ReasonCode.SOURCE_REFUSED,
        "%s leads on more than %d times: name the last address"
            .formatted(first.shown(), MAX_REDIRECTS));
  }

  private static Origin origin(URI uri) {
    return Origin.find(uri)
        .orElseThrow(
            () ->
                new RefusedException(
                    ReasonCode.SOURCE_REFUSED,
                    "an address on the way is not https://host/path, without a user"));
  }

  private static HttpRequest request(URI at, Optional<SecretText> secret, Optional<String> range) {
    var request = HttpRequest.newBuilder(at).header("Accept-Encoding", "identity");
    range.ifPresent(bytes -> request.header("Range", bytes));
    try {
      secret.ifPresent(value -> request.header("Authorization", value.plain()));
    } catch (IllegalArgumentException quotesIt) {
      throw new RefusedException(
          ReasonCode.SOURCE_DENIED,
          "the token or password has characters that none has: give it anew");
    }
    return request.build();
  }

  private HttpResponse<Body> send(
      HttpRequest request, Origin origin, IntToLongFunction most, Deadline deadline) {
    Duration time = deadline.left(ONE);
    CompletableFuture<HttpResponse<Body>> sent =
        clients
            .of(origin)
            .sendAsync(request, info -> Body.upTo(most.applyAsLong(info.statusCode())));
    try {
      return sent.get(time.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new UnseenException(origin.shown() + " does not answer in time", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnseenException("interrupted", e);
    } catch (ExecutionException e) {
      throw new UnseenException(origin.shown() + " " + Causes.words(e), e);
    } finally {
      sent.cancel(true);
    }
  }

  private static Answer judged(Ask ask, Origin first, Origin origin, HttpResponse<Body> response) {
    int status = response.statusCode();
    if (status == 200 || status == 206) {
      if (!response
          .headers()
          .firstValue("Content-Encoding")
          .orElse("identity")
          .equals("identity")) {
        throw new UnseenException(
            origin.shown() + " answers in an encoding that was not asked for");
      }
      return new Answer(status, response.headers(), response.body(), origin);
    }
    boolean isFinal = status >= 400 && status < 500 && !PASSING.contains(status);
    if (!isFinal || !origin.equals(first)) {
      throw new UnseenException(origin.shown() + " answers " + status);
    }
    String code = response.headers().firstValue("X-Error-Code").orElse("");
    throw ask.explain().apply(new Ask.Rejection(status, code));
  }

  private static URI next(URI at, Origin origin, HttpResponse<Body> response) {
    URI there;
    try {
      there = at.resolve(encoded(response.headers().firstValue("Location").orElse("")));
    } catch (IllegalArgumentException e) {
      throw new UnseenException(origin.shown() + " leads to an address that can't be read");
    }
    if (!origin.isPlain() && origin(there).isPlain()) {
      throw new RefusedException(
          ReasonCode.SOURCE_REFUSED,
          origin.shown() + " leads from https to http: name an address that does not");
    }
    return there;
  }

  /** Headers come as Latin-1, and hold characters that no address has. */
  private static String encoded(String location) {
    var text = new StringBuilder();
    for (byte character : location.strip().getBytes(StandardCharsets.ISO_8859_1)) {
      boolean isPlain =
          (character >= '0' && character <= '9')
              || (character >= 'a' && character <= 'z')
              || (character >= 'A' && character <= 'Z')
              || PLAIN.indexOf(character) >= 0;
      text.append(isPlain ? "" + (char) character : "%%%02X".formatted(character & 0xff));
    }
    return text.toString();
  }
}
