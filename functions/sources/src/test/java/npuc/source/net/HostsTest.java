package npuc.source.net;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import npuc.source.SourceSettingsReader;
import org.junit.jupiter.api.Test;

class HostsTest {
  private static void check(String settings, String uri) {
    Hosts.of(SourceSettingsReader.read(settings)).check(Origin.of(URI.create(uri)));
  }

  @Test
  void refuseWhatIsPrivateInWhateverWayItIsWritten() {
    for (String host :
        new String[] {
          "127.0.0.1",
          "localhost",
          "[::1]",
          "[::ffff:10.0.0.1]",
          "2130706433",
          "169.254.169.254",
          "localhost.",
          "LOCALHOST"
        }) {
      assertThrows(RefusedException.class, () -> check("{}", "https://" + host + "/x"), host);
    }
  }

  @Test
  void refuseWhatIsNotEncrypted() {
    var refused =
        assertThrows(RefusedException.class, () -> check("{}", "http://1.1.1.1/model.tflite"));

    assertTrue(refused.reason().message().contains("use https"), refused.reason().message());
  }

  @Test
  void letThePublicPass() {
    assertDoesNotThrow(() -> check("{}", "https://1.1.1.1/model.tflite"));
  }

  @Test
  void letPassWhatTheOperatorLists() {
    String settings = "{\"hosts\": [\"Localhost\", \"127.0.0.1:8443\"]}";

    assertDoesNotThrow(() -> check(settings, "http://localhost:99/x"));
    assertDoesNotThrow(() -> check(settings, "https://127.0.0.1:8443/x"));
    assertThrows(RefusedException.class, () -> check(settings, "https://127.0.0.1:8444/x"));
  }

  @Test
  void letPassTheEndpointsOfTheSettingsAtTheirPortOnly() {
    String settings =
        """
        {"hub": {"endpoint": "http://127.0.0.1:1"}, "s3": {"endpoint": "http://127.0.0.1:2"},
         "registries": {"corp": {"kind": "mlflow", "url": "http://127.0.0.1:3/mlflow"}}}
        """;

    for (int port = 1; port <= 3; port++) {
      String uri = "http://127.0.0.1:" + port + "/";
      assertDoesNotThrow(() -> check(settings, uri), uri);
    }
    assertThrows(RefusedException.class, () -> check(settings, "http://127.0.0.1:4/"));
  }
}
