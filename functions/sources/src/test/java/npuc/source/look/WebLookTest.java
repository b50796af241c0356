package npuc.source.look;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import npuc.compilation.ReasonCode;
import npuc.platform.PlatformName;
import npuc.registry.ArtifactUri;
import npuc.registry.Pin;
import npuc.registry.SourceUri;
import npuc.source.Sight;
import npuc.source.SourceSecrets;
import npuc.source.SourceSettingsReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebLookTest {
  private static final byte[] BYTES = "content".getBytes(UTF_8);
  private static final Pin DIGEST = new Pin("sha256:" + "0".repeat(64));

  @TempDir private Path folder;

  private static Sight look(String settings, String uri) {
    return new NetModelSources(() -> SourceSettingsReader.read(settings))
        .look(
            (SourceUri) ArtifactUri.stored(uri),
            Optional.of(DIGEST),
            new PlatformName("tflite"),
            SourceSecrets.NONE);
  }

  @Test
  void pinsAFileByItsDigest() {
    try (var server = new Stub(exchange -> Stub.file(exchange, BYTES))) {
      var seen =
          assertInstanceOf(
              Sight.Pinned.class,
              look("{\"hosts\": [\"127.0.0.1\"]}", server.url() + "/a%20b/model.bin"));

      assertEquals(DIGEST, seen.pin());
      assertEquals(Optional.of(DIGEST.text()), seen.digest());
      assertEquals(Optional.of(7L), seen.sizeBytes());
      assertTrue(server.asked.getFirst().startsWith("/a%20b/model.bin bytes=0-0"));
    }
  }

  @Test
  void saysWhatAServerRefuses() {
    var codes =
        List.of(ReasonCode.SOURCE_DENIED, ReasonCode.SOURCE_DENIED, ReasonCode.SOURCE_MISSING);
    var seen =
        Stream.of(401, 403, 404)
            .map(
                status -> {
                  try (var server = new Stub(asked -> Stub.refuse(asked, status, ""))) {
                    return look("{\"hosts\": [\"127.0.0.1\"]}", server.url() + "/a.tflite");
                  }
                })
            .map(sight -> assertInstanceOf(Sight.Refused.class, sight).why().code())
            .toList();

    assertEquals(codes, seen);
  }

  @Test
  void asksTheProxyForNamesThatOnlyItKnows() {
    try (var proxy = new Stub(exchange -> Stub.file(exchange, BYTES))) {
      String settings =
          "{\"proxy\": \"%s\", \"hosts\": [\"models.invalid\"]}".formatted(proxy.url());

      assertInstanceOf(Sight.Pinned.class, look(settings, "http://models.invalid/a.tflite"));
      assertTrue(proxy.asked.getFirst().startsWith("http://models.invalid/a.tflite"));
    }
  }

  @Test
  void trustsTheAuthorityOfTheSettings() throws Exception {
    Path store = folder.resolve("keys.p12");
    Path pem = folder.resolve("ca.pem");
    keytool(store, "-genkeypair", "-keyalg", "EC", "-dname", "CN=npuc", "-ext", "san=ip:127.0.0.1");
    keytool(store, "-exportcert", "-rfc", "-file", pem.toString());
    HttpsServer server = server(store);
    try {
      String uri = "https://127.0.0.1:%d/a.tflite".formatted(server.getAddress().getPort());
      String hosts = "\"hosts\": [\"127.0.0.1\"]";

      var distrusted = assertInstanceOf(Sight.Unseen.class, look("{" + hosts + "}", uri));
      assertTrue(distrusted.why().contains("no certificate that is trusted"), distrusted.why());
      assertInstanceOf(
          Sight.Pinned.class, look("{\"caFile\": \"%s\", %s}".formatted(pem, hosts), uri));
      var unreadable =
          assertInstanceOf(
              Sight.Unseen.class, look("{\"caFile\": \"/none.pem\", %s}".formatted(hosts), uri));
      assertTrue(unreadable.why().contains("caFile"), unreadable.why());
    } finally {
      server.stop(0);
    }
  }

  private static HttpsServer server(Path store) throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream file = Files.newInputStream(store)) {
      keys.load(file, "password".toCharArray());
    }
    var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, "password".toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    var server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            Stub.file(exchange, BYTES);
          }
        });
    server.start();
    return server;
  }

  private static void keytool(Path store, String... arguments)
      throws IOException, InterruptedException {
    var program = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    var common = List.of("-keystore", store.toString(), "-storepass", "password", "-alias", "npuc");
    var command =
        Stream.of(List.of(program), List.of(arguments), common).flatMap(List::stream).toList();
    Process made = new ProcessBuilder(command).redirectErrorStream(true).start();
    String told = new String(made.getInputStream().readAllBytes(), UTF_8);
    assertEquals(0, made.waitFor(), told);
  }
}
