package npuc.local.http;

import com.sun.net.httpserver.HttpExchange;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.LinkedHashMap;
import npuc.caller.Caller;
import npuc.handler.LogLine;
import npuc.refusal.Excerpt;
import npuc.token.TokenText;

/** Writes a line of JSON for each request. The query is not in it: people paste secrets there. */
final class AccessLog {
  static final String LOGGER = "npuc.access";

  private static final Logger LOG = System.getLogger(LOGGER);
  private static final int MAX_PATH = 500;

  private AccessLog() {}

  /** To be called once its answer is sent; the status is -1 when none was. */
  static void note(HttpExchange exchange, Caller caller) {
    var line = new LinkedHashMap<String, Object>();
    line.put("caller", caller.name());
    line.put("method", Excerpt.of(exchange.getRequestMethod(), MAX_PATH));
    line.put("path", Excerpt.of(path(exchange.getRequestURI()), MAX_PATH));
    line.put("status", exchange.getResponseCode());
    LOG.log(Level.INFO, LogLine.of(line));
  }

  /** As it was sent, unless that hides a token in another spelling. */
  private static String path(URI target) {
    String sent = Paths.raw(target);
    if (sent.indexOf('%') < 0) {
      return sent;
    }
    String read = "/" + String.join("/", Paths.segments(target));
    String masked = TokenText.masked(read);
    return masked.equals(read) ? sent : masked;
  }
}
