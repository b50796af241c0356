package npuc.local.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Base64;
import java.util.Map;
import npuc.api.http.ApiResponse;

/**
 * Sends answers. Each is on its way before the rest of a body is read that nobody wanted: a client
 * that hears why it is refused stops sending.
 */
final class Answers {
  private static final int NO_BODY = -1;

  /** Characters that are sent at a time, a multiple of the 4 that stand for 3 bytes. */
  private static final int PIECE = 16 * 1024;

  private Answers() {}

  static void send(HttpExchange exchange, ApiResponse response) throws IOException {
    byte[] body = response.body();
    if (begins(exchange, response.status(), response.headers(), body.length)) {
      OutputStream target = exchange.getResponseBody();
      target.write(body);
      target.flush();
    }
  }

  /** Sends what a handler answered, whose body is Base64: never all of its bytes are held. */
  static void send(HttpExchange exchange, APIGatewayV2HTTPResponse answer) throws IOException {
    String body = answer.getBody();
    if (begins(exchange, answer.getStatusCode(), answer.getHeaders(), bytes(body))) {
      OutputStream target = exchange.getResponseBody();
      for (int at = 0; at < body.length(); at += PIECE) {
        String piece = body.substring(at, Math.min(body.length(), at + PIECE));
        target.write(Base64.getDecoder().decode(piece));
      }
      target.flush();
    }
  }

  private static long bytes(String base64) {
    int padding = base64.endsWith("==") ? 2 : base64.endsWith("=") ? 1 : 0;
    return base64.length() / 4 * 3L - padding;
  }

  /**
   * Sends the head of an answer; false when that is all of it, as always when only that was asked
   * for.
   */
  static boolean begins(HttpExchange exchange, int status, Map<String, String> more, long length)
      throws IOException {
    Headers headers = exchange.getResponseHeaders();
    headers.set("Cache-Control", "no-store");
    headers.set("X-Content-Type-Options", "nosniff");
    more.forEach(headers::set);
    boolean hasBody = length > 0 && !Methods.isHead(exchange);
    if (length > 0 && !hasBody) {
      headers.set("Content-Length", Long.toString(length));
    }
    exchange.sendResponseHeaders(status, hasBody ? length : NO_BODY);
    return hasBody;
  }
}
