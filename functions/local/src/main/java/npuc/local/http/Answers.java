package npuc.local.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import npuc.api.http.ApiResponse;

/** Sends answers. */
final class Answers {
  private static final int NO_BODY = -1;

  private Answers() {}

  static void send(HttpExchange exchange, ApiResponse response) throws IOException {
    Headers headers = exchange.getResponseHeaders();
    headers.set("Cache-Control", "no-store");
    headers.set("X-Content-Type-Options", "nosniff");
    response.headers().forEach(headers::set);
    byte[] body = response.body();
    boolean isEmpty = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(response.status(), isEmpty ? NO_BODY : body.length);
    if (!isEmpty) {
      exchange.getResponseBody().write(body);
    }
  }
}
