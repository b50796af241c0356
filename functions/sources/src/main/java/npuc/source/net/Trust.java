package npuc.source.net;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Whose certificates are trusted: the system's, and those of a file. */
public final class Trust {
  private Trust() {}

  /**
   * For TLS.
   *
   * @param file certificates, PEM
   * @throws UnseenException if it has none that can be read
   */
  public static TrustManager[] managers(Path file) {
    try (InputStream pem = Files.newInputStream(file)) {
      List<Certificate> all =
          new ArrayList<>(CertificateFactory.getInstance("X.509").generateCertificates(pem));
      all.addAll(systems());
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      for (int number = 0; number < all.size(); number++) {
        store.setCertificateEntry("ca" + number, all.get(number));
      }
      return factory(Optional.of(store)).getTrustManagers();
    } catch (IOException | GeneralSecurityException e) {
      throw new UnseenException("caFile of the settings has no certificates that can be read", e);
    }
  }

  static SSLContext context(Path file) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers(file), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has TLS", e);
    }
  }

  private static List<? extends Certificate> systems() throws GeneralSecurityException {
    return Stream.of(factory(Optional.empty()).getTrustManagers())
        .filter(X509TrustManager.class::isInstance)
        .map(X509TrustManager.class::cast)
        .flatMap(manager -> Stream.of(manager.getAcceptedIssuers()))
        .toList();
  }

  @SuppressWarnings("NullAway") // without a store it is the system's
  private static TrustManagerFactory factory(Optional<KeyStore> store)
      throws GeneralSecurityException {
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store.orElse(null));
    return factory;
  }
}
