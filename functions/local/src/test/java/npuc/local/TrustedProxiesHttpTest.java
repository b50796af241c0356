package npuc.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import npuc.api.Answer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A service that believes what proxies say of a caller, and nobody else. */
class TrustedProxiesHttpTest {
  private static final String HEADER = "X-Forwarded-User";

  @TempDir private static Path folder;
  @AutoClose private static RunningService besideItsProxy;
  @AutoClose private static RunningService farFromIt;

  @BeforeAll
  static void startTheServices() throws IOException {
    Path home = StandInHome.in(folder.resolve("home"), StandInHome.GOOD).path();
    besideItsProxy = start("beside", home, "10.0.0.0/8, 127.0.0.1,::1");
    farFromIt = start("far", home, "10.0.0.0/8,fd00::/8");
  }

  private static RunningService start(String name, Path home, String proxies) {
    return RunningService.start(
        folder.resolve(name),
        home,
        Map.of("NPUC_CALLER_HEADER", HEADER, "NPUC_TRUSTED_PROXIES", proxies));
  }

  @Test
  void whatATrustedProxySaysIsBelieved() {
    assertEquals("kim", whoami(besideItsProxy, "kim").expect(200).text("name"));
  }

  @Test
  void aProxyThatSaysNothingLetsNobodyInAsThisMachine() {
    whoami(besideItsProxy, "").expectProblem(403, "Forbidden");
    assertTrue(look(besideItsProxy, "/metrics", "").startsWith("HTTP/1.1 403 "));
  }

  @Test
  void whatAnotherSaysIsRefused() {
    whoami(farFromIt, "kim").expectProblem(403, "Forbidden");
  }

  @Test
  void thisMachineIsItself() {
    assertEquals("local", whoami(farFromIt, "").expect(200).text("name"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/healthz", "/"})
  void whatEverybodyMaySeeIsForProbesToo(String path) {
    assertTrue(look(besideItsProxy, path, "").startsWith("HTTP/1.1 200 "));
    assertTrue(look(farFromIt, path, HEADER + ": kim\r\n").startsWith("HTTP/1.1 200 "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.0.0.0/33",
        "10.0.0.0/0",
        "0.0.0.0/0",
        "::/0",
        "10.0.0.1/8",
        "10.0.0.0/-8",
        "10.0.0.0/08",
        "10.0.0.0/",
        "10.0.0",
        "10",
        "256.0.0.1",
        "fd00::/129",
        "fe80::1%eth0",
        "proxy.example.org",
        "10.0.0.1,,10.0.0.2"
      })
  void whatIsNoRangeIsRefusedAtTheStart(String setting) {
    var settings =
        Map.of(
            "NPUC_TRUSTED_PROXIES",
            setting,
            "NPUC_CALLER_HEADER",
            HEADER,
            "NPUC_HOME",
            Checkout.JOBS + "/..");

    var refused = assertThrows(IllegalArgumentException.class, () -> LocalSettings.from(settings));

    String message = String.valueOf(refused.getMessage());
    assertTrue(message.startsWith("NPUC_TRUSTED_PROXIES must be addresses"), message);
  }

  @Test
  void proxiesAreTrustedWithAHeaderAndBesideNoTokens() {
    assertTrue(refusal("NPUC_TRUSTED_PROXIES", "10.0.0.1").contains("needs NPUC_CALLER_HEADER"));
    assertTrue(
        refusal("NPUC_ACCESS", "tokens", "NPUC_CALLER_HEADER", HEADER).contains("set one of them"));
    assertTrue(refusal("NPUC_ACCESS", "closed").contains("must be open or tokens: closed"));
  }

  private static String refusal(String... settings) {
    var all = new HashMap<>(Map.of("NPUC_HOME", Checkout.JOBS + "/.."));
    for (int at = 0; at < settings.length; at += 2) {
      all.put(settings[at], settings[at + 1]);
    }
    return String.valueOf(
        assertThrows(IllegalArgumentException.class, () -> LocalSettings.from(all)).getMessage());
  }

  private static String look(RunningService service, String path, String header) {
    return RawHttp.send(
        service.url(),
        "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + header + "\r\n");
  }

  private static Answer whoami(RunningService service, String user) {
    Map<String, String> headers = user.isEmpty() ? Map.of() : Map.of(HEADER, user);
    return service.send("GET", "/v1/whoami", headers, new byte[0]);
  }
}
