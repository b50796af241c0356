package npuc.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The console stands beside the API; the page here is one of the test's own. */
class ConsoleHttpTest {
  @TempDir private static Path folder;
  @AutoClose private static RunningService service;

  @BeforeAll
  static void startTheService() throws IOException {
    service = RunningService.start(folder);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/models/m-1/versions/v-1/compilations"})
  void aBrowserGetsThePageWithItsPolicy(String path) {
    String answer = raw("GET " + path + " HTTP/1.1\r\nAccept: text/html\r\n");

    assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
    assertTrue(answer.contains("<title>a page</title>"), answer);
    assertTrue(answer.contains("Cache-control: no-cache\r\n"), answer);
    assertTrue(answer.contains("default-src 'none'"), answer);
  }

  @Test
  void theApiGoesFirst() {
    String answer = raw("GET /v1/models HTTP/1.1\r\nAccept: text/html\r\n");

    assertTrue(answer.contains("\"items\""), answer);
  }

  /** Link checkers and proxies ask so; they were told that there is no page. */
  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/models/m-1", "/config.json", "/v1/models", "/v1/nowhere", "/healthz"})
  void aHeadIsAnsweredAsAGetWithoutItsBody(String path) {
    String[] got = parts(raw("GET " + path + " HTTP/1.1\r\nAccept: text/html\r\n"));
    String[] head = parts(raw("HEAD " + path + " HTTP/1.1\r\nAccept: text/html\r\n"));

    assertEquals(withoutDate(got[0]), withoutDate(head[0]));
    assertTrue(head[0].contains("Content-length: " + got[1].length()), head[0]);
    assertEquals("", head[1]);
  }

  private static String[] parts(String answer) {
    return answer.split("\r\n\r\n", 2);
  }

  private static List<String> withoutDate(String head) {
    return head.lines().filter(line -> !line.startsWith("Date: ")).sorted().toList();
  }

  @Test
  void nothingCanBeSentToIt() {
    String answer = raw("POST / HTTP/1.1\r\nAccept: text/html\r\nContent-Length: 0\r\n");

    assertTrue(answer.startsWith("HTTP/1.1 404 "), answer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/../npuc/local/Main.class", "/..%2fnpuc/local/Main.class", "//etc/passwd"})
  void noOtherFileIsServed(String path) {
    String answer = raw("GET " + path + " HTTP/1.1\r\n");

    assertTrue(answer.startsWith("HTTP/1.1 404 "), answer);
  }

  /** A proxy that guards /v1 alone could be walked around by these. */
  @ParameterizedTest
  @ValueSource(
      strings = {"//evil/v1/models", "//v1/models", "///v1/models", "//127.0.0.1/v1/models?a=b"})
  void aPathOfTwoSlashesIsNoneOfTheApi(String target) {
    String answer = raw("GET " + target + " HTTP/1.1\r\n");

    assertTrue(answer.startsWith("HTTP/1.1 404 "), answer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://evil.example/v1/models", "http:/v1/models"})
  void aWholeAddressOfAnotherHostIsRefused(String target) {
    String answer = raw("GET " + target + " HTTP/1.1\r\n");

    assertTrue(answer.startsWith("HTTP/1.1 421 "), answer);
  }

  @Test
  void aPageOfAnotherHostNameIsRefused() {
    String answer =
        RawHttp.send(
            service.url(), "GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n");

    assertTrue(answer.startsWith("HTTP/1.1 421 "), answer);
  }

  private static String raw(String head) {
    return RawHttp.send(service.url(), head + "Host: localhost\r\nConnection: close\r\n\r\n");
  }
}
