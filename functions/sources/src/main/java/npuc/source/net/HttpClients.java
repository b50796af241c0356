package npuc.source.net;

import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** HTTP clients that wait 5 s for a connection, follow no redirect and keep no cookie. */
public final class HttpClients {
  private static final Duration CONNECT = Duration.ofSeconds(5);

  private HttpClients() {}

  /**
   * A client.
   *
   * @param caFile certificates, PEM, that are trusted beside the system's
   * @throws UnseenException if the file has none that can be read
   */
  public static HttpClient of(Optional<Path> caFile, Optional<InetSocketAddress> proxy) {
    var client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER);
    caFile.ifPresent(file -> client.sslContext(Trust.context(file)));
    proxy.ifPresent(at -> client.proxy(ProxySelector.of(at)));
    return client.build();
  }
}
