package npuc.local.http;

import java.util.Map;

/**
 * What the JDK's server takes from its clients. It reads these properties once, when its first
 * server is made; one that is set already stays.
 *
 * @see <a
 *     href="https://docs.oracle.com/en/java/javase/25/docs/api/jdk.httpserver/module-summary.html">
 *     module jdk.httpserver</a>
 */
final class ServerLimits {
  /** A connection takes about 40 KB; one more is closed at once. */
  private static final int CONNECTIONS = 1_000;

  /** A request that is not all there by then is ended with its connection. */
  private static final int REQUEST_SECONDS = 30;

  /** The same for an answer that is not all taken. */
  private static final int ANSWER_SECONDS = 60;

  /** API Gateway takes 10,240 bytes. */
  private static final int HEADER_BYTES = 16 * 1024;

  /** Of a body that nobody wants, so that its client gets to read the answer. */
  private static final long DRAINED_BYTES = 1024L * 1024 * 1024;

  private static final Map<String, Object> PROPERTIES =
      Map.of(
          "jdk.httpserver.maxConnections", CONNECTIONS,
          "sun.net.httpserver.maxReqTime", REQUEST_SECONDS,
          "sun.net.httpserver.maxRspTime", ANSWER_SECONDS,
          "sun.net.httpserver.maxReqHeaderSize", HEADER_BYTES,
          "sun.net.httpserver.drainAmount", DRAINED_BYTES,
          "sun.net.httpserver.nodelay", true);

  private ServerLimits() {}

  /** To be called before the first server is made. */
  static void set() {
    PROPERTIES.forEach(
        (name, value) -> System.getProperties().putIfAbsent(name, String.valueOf(value)));
  }
}
