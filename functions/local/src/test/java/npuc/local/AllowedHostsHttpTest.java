package npuc.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A service that a proxy or an Ingress makes known under names that are not the machine's. */
class AllowedHostsHttpTest {
  private static final String ALLOWED =
      "npuc.example.org, npuc.example.net:8443,*.team.example.org";

  @TempDir private static Path folder;
  @AutoClose private static RunningService service;

  @BeforeAll
  static void startTheService() throws IOException {
    Path home = StandInHome.in(folder.resolve("home"), StandInHome.GOOD).path();
    service = RunningService.start(folder, home, Map.of("NPUC_ALLOWED_HOSTS", ALLOWED));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "npuc.example.org",
        "NPUC.Example.Org",
        "npuc.example.org:443",
        "npuc.example.net:8443",
        "a.team.example.org",
        "localhost"
      })
  void aNameThatIsAllowedIsAnswered(String host) {
    assertStatus(200, "GET /v1/platforms HTTP/1.1\r\nHost: " + host);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "other.example.org",
        "npuc.example.org.evil.example",
        "evilnpuc.example.org",
        "npuc.example.org:",
        "npuc.example.org:443:443",
        "user@npuc.example.org",
        "npuc.example.net",
        "npuc.example.net:443",
        "team.example.org",
        "a.b.team.example.org",
        ".team.example.org",
        "*.team.example.org",
        "-.team.example.org"
      })
  void aNameThatIsNotIsRefusedAndTheSettingNamed(String host) {
    String answer = assertStatus(421, "GET /v1/platforms HTTP/1.1\r\nHost: " + host);

    assertTrue(answer.contains("NPUC_ALLOWED_HOSTS"), answer);
    assertFalse(answer.contains("evil"), answer);
  }

  @Test
  void aPageOfAnAllowedNameMayUseItWhateverHostTheProxyPassesOn() {
    assertStatus(
        200, "GET /healthz HTTP/1.1\r\nHost: npuc.example.org\r\nOrigin: https://npuc.example.org");
    assertStatus(
        200, "GET /healthz HTTP/1.1\r\nHost: localhost\r\nOrigin: https://npuc.example.org");
    assertStatus(
        421, "GET /healthz HTTP/1.1\r\nHost: npuc.example.org\r\nOrigin: https://evil.example");
    assertStatus(
        421, "GET /healthz HTTP/1.1\r\nHost: npuc.example.org\r\nOrigin: ftp://npuc.example.org");
  }

  @Test
  void aWholeAddressIsHeldToTheSameNames() {
    assertStatus(200, "GET http://npuc.example.org/healthz HTTP/1.1\r\nHost: npuc.example.org");
    assertStatus(421, "GET http://evil.example/healthz HTTP/1.1\r\nHost: npuc.example.org");
  }

  @Test
  void aForwardedHostIsNotBelieved() {
    assertStatus(
        421,
        "GET /healthz HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: npuc.example.org"
            + "\r\nForwarded: host=npuc.example.org");
    assertStatus(
        200, "GET /healthz HTTP/1.1\r\nHost: npuc.example.org\r\nX-Forwarded-Host: evil.example");
  }

  @Test
  void oneHostThatIsAllowedHidesNoOther() {
    assertStatus(421, "GET /healthz HTTP/1.1\r\nHost: npuc.example.org\r\nHost: evil.example");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        "*.",
        "*.org",
        "**.example.org",
        "a.*.example.org",
        "npuc.*",
        "https://npuc.example.org",
        "npuc.example.org/path",
        "npuc.example.org:",
        "npuc.example.org:123456",
        "a,,b",
        "한국.example.org",
        "a b"
      })
  void whatIsNoNameIsRefusedAtTheStart(String setting) {
    var settings = Map.of("NPUC_ALLOWED_HOSTS", setting, "NPUC_HOME", Checkout.JOBS + "/..");

    String message =
        assertThrows(IllegalArgumentException.class, () -> LocalSettings.from(settings))
            .getMessage();

    assertTrue(String.valueOf(message).startsWith("NPUC_ALLOWED_HOSTS must be names"), message);
  }

  private static String assertStatus(int status, String head) {
    String answer = RawHttp.send(service.url(), head + "\r\nConnection: close\r\n\r\n");
    assertEquals("HTTP/1.1 " + status, answer.substring(0, 12), answer);
    return answer;
  }
}
