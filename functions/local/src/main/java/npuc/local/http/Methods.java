package npuc.local.http;

import com.sun.net.httpserver.HttpExchange;

/** What a request asks for. HEAD is a GET whose body is not sent (RFC 9110, section 9.3.2). */
final class Methods {
  private Methods() {}

  /** The method by which its route is found. */
  static String of(HttpExchange exchange) {
    return isHead(exchange) ? "GET" : exchange.getRequestMethod();
  }

  static boolean isHead(HttpExchange exchange) {
    return exchange.getRequestMethod().equals("HEAD");
  }
}
