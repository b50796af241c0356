package npuc.source.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** HTTP clients that wait 5 s for a connection and follow no redirect. */
public final class Clients {
  private static final Duration CONNECT = Duration.ofSeconds(5);

  private Clients() {}

  /**
   * A client.
   *
   * @param caFile certificates, PEM, that are trusted beside the system's
   * @param proxy {@code http://host:port}
   * @throws IllegalArgumentException naming a file without certificates
   */
  public static HttpClient of(Optional<Path> caFile, Optional<URI> proxy) {
    var client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER);
    caFile.ifPresent(file -> client.sslContext(trusting(file)));
    proxy.ifPresent(at -> client.proxy(ProxySelector.of(address(at))));
    return client.build();
  }

  private static InetSocketAddress address(URI proxy) {
    int port = proxy.getPort() < 0 ? 80 : proxy.getPort();
    return InetSocketAddress.createUnresolved(proxy.getHost(), port);
  }

  private static SSLContext trusting(Path file) {
    try (InputStream pem = Files.newInputStream(file)) {
      List<Certificate> all =
          new ArrayList<>(CertificateFactory.getInstance("X.509").generateCertificates(pem));
      all.addAll(systems());
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      for (int number = 0; number < all.size(); number++) {
        store.setCertificateEntry("ca" + number, all.get(number));
      }
      var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalArgumentException("caFile has no certificates that can be read: " + file, e);
    }
  }

  private static List<X509Certificate> systems() throws GeneralSecurityException {
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init((KeyStore) null);
    return Stream.of(trust.getTrustManagers())
        .filter(X509TrustManager.class::isInstance)
        .map(X509TrustManager.class::cast)
        .flatMap(manager -> Stream.of(manager.getAcceptedIssuers()))
        .toList();
  }
}
