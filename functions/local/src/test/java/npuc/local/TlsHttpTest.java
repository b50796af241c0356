package npuc.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** HTTPS with certificates and keys as tools write them. */
class TlsHttpTest {
  private static final Path FILES =
      Path.of("src/test/resources/npuc/local/tls").toAbsolutePath().normalize();

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "rsa-cert.pem, rsa-pkcs8.pem",
    "rsa-cert.pem, rsa-pkcs1.pem",
    "ec-cert.pem, ec-pkcs8.pem",
    "ec-cert.pem, ec-sec1.pem",
    "ed25519-cert.pem, ed25519-pkcs8.pem"
  })
  void aClientThatTrustsTheCertificateIsAnswered(String certificate, String key) throws Exception {
    Path home = StandInHome.in(folder.resolve("home"), StandInHome.GOOD).path();
    var files = Map.of("NPUC_TLS_CERT", file(certificate), "NPUC_TLS_KEY", file(key));
    try (var service = RunningService.start(folder, home, files)) {
      assertTrue(service.url().startsWith("https://127.0.0.1:"), service.url());

      HttpResponse<String> answer = get(service.url() + "/healthz", certificate);

      assertEquals("{\"status\":\"ok\"}", answer.body());
      assertTrue(answer.sslSession().orElseThrow().getProtocol().startsWith("TLSv1."));
      String plain =
          RawHttp.send(service.url(), "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n");
      assertFalse(plain.startsWith("HTTP/1.1 200"), plain);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rsa-cert.pem |  | belong together",
        " | rsa-pkcs8.pem | belong together",
        "rsa-cert.pem | other-pkcs8.pem | is not the key of",
        "rsa-cert.pem | ec-pkcs8.pem | is not the key of",
        "ec-cert.pem | rsa-pkcs1.pem | is not the key of",
        "rsa-cert.pem | rsa-encrypted.pem | not encrypted",
        "rsa-cert.pem | rsa-pkcs1-encrypted.pem | not encrypted",
        "rsa-cert.pem | rsa-cert.pem | private key",
        "rsa-pkcs8.pem | rsa-pkcs8.pem | holds no certificate",
        "README.md | rsa-pkcs8.pem | holds no certificate",
        "rsa-cert.pem | missing.pem | NPUC_TLS_KEY names a file that can't be read",
        "missing.pem | rsa-pkcs8.pem | NPUC_TLS_CERT names a file that can't be read"
      })
  void filesThatDoNotFitAreToldInOneLine(String certificate, String key, String told) {
    var settings =
        Map.of(
            "NPUC_HOME",
            Checkout.JOBS + "/..",
            "NPUC_TLS_CERT",
            certificate == null ? "" : file(certificate),
            "NPUC_TLS_KEY",
            key == null ? "" : file(key));

    var refused = assertThrows(IllegalArgumentException.class, () -> LocalSettings.from(settings));

    String message = String.valueOf(refused.getMessage());
    assertTrue(message.contains(told), message);
    assertEquals(1, message.lines().count(), message);
  }

  @Test
  void aKeyThatWasCutIsNone() throws IOException {
    String whole = Files.readString(FILES.resolve("rsa-pkcs1.pem"));
    Path cut = folder.resolve("cut.pem");
    Files.writeString(cut, whole.substring(0, 600) + "\n-----END RSA PRIVATE KEY-----\n");
    var settings =
        Map.of(
            "NPUC_HOME",
            Checkout.JOBS + "/..",
            "NPUC_TLS_CERT",
            file("rsa-cert.pem"),
            "NPUC_TLS_KEY",
            cut.toString());

    assertThrows(IllegalArgumentException.class, () -> LocalSettings.from(settings));
  }

  private static String file(String name) {
    return FILES.resolve(name).toString();
  }

  private static HttpResponse<String> get(String url, String trusted) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    try (var pem = Files.newInputStream(FILES.resolve(trusted))) {
      store.setCertificateEntry(
          "it", CertificateFactory.getInstance("X.509").generateCertificate(pem));
    }
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    try (HttpClient client = HttpClient.newBuilder().sslContext(context).build()) {
      return client.send(
          HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
    }
  }
}
