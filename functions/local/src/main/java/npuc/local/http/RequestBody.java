package npuc.local.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Optional;
import npuc.api.http.JsonBody;

/** The body of a request, which is read only as far as it may go. */
final class RequestBody {
  private static final int MAX = JsonBody.MAX_BYTES;

  private RequestBody() {}

  /** How many bytes it may come to, by what is said of it beforehand. */
  static int most(HttpExchange exchange) {
    if (exchange.getRequestHeaders().containsKey("Transfer-Encoding")) {
      return MAX;
    }
    return (int) Math.min(MAX, length(exchange));
  }

  /** All of it; empty when it is too large. The rest is left to the server. */
  static Optional<byte[]> read(HttpExchange exchange) throws IOException {
    if (length(exchange) > MAX) {
      return Optional.empty();
    }
    byte[] body = exchange.getRequestBody().readNBytes(MAX + 1);
    return Optional.of(body).filter(read -> read.length <= MAX);
  }

  /** 0 when it is not said; that it is a number was checked by the server. */
  static long length(HttpExchange exchange) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst("Content-Length"))
        .map(Long::parseLong)
        .orElse(0L);
  }
}
