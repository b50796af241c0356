package npuc.source.net;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Why no answer came, in words for people; those of the JDK may quote what was sent. */
final class Causes {
  private static final int DEPTH = 8;

  private Causes() {}

  static String words(Throwable failure) {
    return Stream.iterate(
            Optional.of(failure), Optional::isPresent, at -> at.map(Throwable::getCause))
        .limit(DEPTH)
        .flatMap(Optional::stream)
        .flatMap(cause -> of(cause).stream())
        .findFirst()
        .orElse("breaks the connection");
  }

  private static Optional<String> of(Throwable cause) {
    return switch (cause) {
      case HttpConnectTimeoutException _ -> Optional.of("can't be connected to within 5 s");
      case UnknownHostException _ -> Optional.of("has no address");
      case UnresolvedAddressException _ -> Optional.of("has no address");
      case SSLException _ -> Optional.of("has no certificate that is trusted here");
      case ConnectException _ -> Optional.of("takes no connection");
      default -> Optional.empty();
    };
  }
}
