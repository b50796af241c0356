package npuc.source.http;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Why no answer came, in words for people; those of the JDK are often none at all. */
final class Causes {
  private static final int DEPTH = 8;

  private Causes() {}

  static String words(Throwable failure) {
    List<Throwable> all =
        Stream.iterate(Optional.of(failure), Optional::isPresent, at -> at.map(Throwable::getCause))
            .limit(DEPTH)
            .flatMap(Optional::stream)
            .toList();
    boolean isUnconnected = all.stream().anyMatch(ConnectException.class::isInstance);
    return all.stream()
        .flatMap(cause -> of(cause).stream())
        .findFirst()
        .orElse(isUnconnected ? "nobody takes the connection" : "the connection broke");
  }

  private static Optional<String> of(Throwable cause) {
    return switch (cause) {
      case HttpConnectTimeoutException _ -> Optional.of("no connection within 5 s");
      case UnknownHostException _ -> Optional.of("its host has no address");
      case UnresolvedAddressException _ -> Optional.of("its host has no address");
      case SSLException tls ->
          Optional.of(
              "no trusted TLS ("
                  + tls.getMessage()
                  + "); caFile in the settings may name the certificates of its authority");
      default -> Optional.empty();
    };
  }
}
