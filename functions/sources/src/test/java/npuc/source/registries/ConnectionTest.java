package npuc.source.registries;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import npuc.refusal.Outcomes;
import npuc.registry.outer.OuterPage;
import npuc.retry.RetryableException;
import npuc.source.RegistrySettings;
import npuc.source.RegistrySettings.Kind;
import npuc.source.RegistrySettings.Placement;
import npuc.source.StandIn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a registry is connected to: through a proxy, or with certificates of one's own. */
class ConnectionTest {
  private static final String SEARCH = "/api/2.0/mlflow/registered-models/search";
  private static final OuterPage.Request FIRST = OuterPage.Request.first(10);
  private static final char[] PASSWORD = "changeit".toCharArray();

  @TempDir private Path folder;

  @Test
  void aRegistryIsAskedThroughTheProxy() {
    try (StandIn proxy = new StandIn().on(SEARCH, 200, "{}")) {
      var far = settings(URI.create("http://mlflow.invalid:5000"), Optional.empty());

      Outcomes.done(
          TestRegistries.of(far, Optional.of(proxy.url()), List.of())
              .models(Optional.empty(), FIRST));

      assertEquals(List.of("mlflow.invalid:5000"), proxy.seen().getFirst().headers().get("Host"));
    }
  }

  @Test
  void aHostOfOnesOwnIsAskedDirectly() {
    try (StandIn proxy = new StandIn();
        StandIn own = new StandIn().on(SEARCH, 200, "{}")) {
      Outcomes.done(
          TestRegistries.of(
                  settings(own.url(), Optional.empty()),
                  Optional.of(proxy.url()),
                  List.of("127.0.0.1"))
              .models(Optional.empty(), FIRST));

      assertEquals(List.of(), proxy.seen());
      assertEquals(1, own.seen().size());
    }
  }

  @Test
  void aCertificateIsTrustedOnlyWithItsFile()
      throws IOException, GeneralSecurityException, InterruptedException {
    HttpsServer server = tls();
    try {
      URI url = URI.create("https://localhost:" + server.getAddress().getPort());
      Optional<Path> file = Optional.of(folder.resolve("ca.pem"));

      Outcomes.done(TestRegistries.of(settings(url, file)).models(Optional.empty(), FIRST));
      var unknown = TestRegistries.of(settings(url, Optional.empty()));
      var failure =
          assertThrows(RetryableException.class, () -> unknown.models(Optional.empty(), FIRST));

      String message = String.valueOf(failure.getMessage());
      assertTrue(message.contains("caFile in the settings"), message);
    } finally {
      server.stop(0);
    }
  }

  private static RegistrySettings settings(URI url, Optional<Path> caFile) {
    return new RegistrySettings(
        Kind.MLFLOW, url, Optional.empty(), caFile, Optional.empty(), Placement.OWN_VERSION);
  }

  /** A server with a certificate that nobody has signed, which stands in ca.pem. */
  private HttpsServer tls() throws IOException, GeneralSecurityException, InterruptedException {
    Path store = folder.resolve("keys.p12");
    keytool(
        store,
        "-genkeypair",
        "-keyalg",
        "EC",
        "-dname",
        "CN=localhost",
        "-ext",
        "san=dns:localhost");
    keytool(store, "-exportcert", "-rfc", "-file", folder.resolve("ca.pem").toString());
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream content = Files.newInputStream(store)) {
      keys.load(content, PASSWORD);
    }
    var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    var server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    server.createContext("/", exchange -> StandIn.answer(exchange, 200, "{}"));
    server.start();
    return server;
  }

  private static void keytool(Path store, String... arguments)
      throws IOException, InterruptedException {
    var command =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
    command.addAll(List.of(arguments));
    command.addAll(
        List.of("-alias", "a", "-keystore", store.toString(), "-storepass", new String(PASSWORD)));
    Process process = new ProcessBuilder(command).inheritIO().start();
    assertEquals(0, process.waitFor());
  }
}
