package npuc.local.http;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import npuc.api.http.Router;

/** Takes the time of each request, from its head to the end of its answer. */
final class Timing extends Filter {
  private final RequestTimes times;

  Timing(RequestTimes times) {
    this.times = times;
  }

  @Override
  public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
    long began = System.nanoTime();
    try {
      chain.doFilter(exchange);
    } finally {
      times.took(
          route(exchange), exchange.getResponseCode(), Duration.ofNanos(System.nanoTime() - began));
    }
  }

  private static String route(HttpExchange exchange) {
    String method = Methods.of(exchange);
    List<String> segments = Paths.segments(exchange.getRequestURI());
    return switch (Router.match(method, segments)) {
      case Router.Match.Unknown() when PartExchange.part(segments).isPresent() -> PartExchange.KEY;
      case Router.Match.Found found -> found.route().key();
      case Router.Match.Unknown() when method.equals("GET") -> "console";
      case Router.Match.Unknown(), Router.Match.OtherMethods _ -> "other";
    };
  }

  @Override
  public String description() {
    return "takes the time of requests";
  }
}
