package npuc.source.http;

import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.Optional;
import npuc.source.net.HttpClients;
import npuc.source.net.UnseenException;

/** HTTP clients for services of others. */
public final class Clients {
  private Clients() {}

  /**
   * A client.
   *
   * @param caFile certificates, PEM, that are trusted beside the system's
   * @param proxy {@code http://host:port}
   * @throws IllegalArgumentException naming a file without certificates
   */
  public static HttpClient of(Optional<Path> caFile, Optional<URI> proxy) {
    try {
      return HttpClients.of(caFile, proxy.map(Clients::address));
    } catch (UnseenException e) {
      throw new IllegalArgumentException(
          "caFile has no certificates that can be read: " + caFile.map(Path::toString).orElse(""),
          e);
    }
  }

  private static InetSocketAddress address(URI proxy) {
    int port = proxy.getPort() < 0 ? 80 : proxy.getPort();
    return InetSocketAddress.createUnresolved(proxy.getHost(), port);
  }
}
