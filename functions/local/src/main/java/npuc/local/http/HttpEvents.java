package npuc.local.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.sun.net.httpserver.HttpExchange;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import npuc.api.http.Router;
import npuc.caller.Caller;
import npuc.handler.LocalCaller;

/** Translates an HTTP exchange to and from the events of API Gateway's HTTP API (payload 2.0). */
final class HttpEvents {
  private HttpEvents() {}

  static APIGatewayV2HTTPEvent event(
      HttpExchange exchange, Router.Match.Found found, Caller caller, byte[] body) {
    return APIGatewayV2HTTPEvent.builder()
        .withVersion("2.0")
        .withRouteKey(found.route().key())
        .withRawPath(Paths.raw(exchange.getRequestURI()))
        .withHeaders(headers(exchange))
        .withQueryStringParameters(Paths.query(exchange.getRequestURI()))
        .withRequestContext(LocalCaller.context(caller))
        .withPathParameters(found.parameters())
        .withBody(Base64.getEncoder().encodeToString(body))
        .withIsBase64Encoded(true)
        .build();
  }

  /** The event of a GET that is of no route of the API. */
  static APIGatewayV2HTTPEvent consoleEvent(HttpExchange exchange) {
    return APIGatewayV2HTTPEvent.builder()
        .withVersion("2.0")
        .withRouteKey("$default")
        .withRawPath(Paths.raw(exchange.getRequestURI()))
        .withHeaders(headers(exchange))
        .build();
  }

  private static Map<String, String> headers(HttpExchange exchange) {
    var headers = new LinkedHashMap<String, String>();
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
    return headers;
  }
}
