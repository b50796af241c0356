package npuc.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import npuc.api.Answer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a request before it has a route. */
class BadRequestHttpTest {
  @TempDir private static Path folder;
  @AutoClose private static RunningService service;

  @BeforeAll
  static void startTheService() throws IOException {
    service = RunningService.start(folder);
  }

  @Test
  void aBodyOf11MibIsTooLarge() {
    String name = "a".repeat(11 * 1024 * 1024);

    service.post("/v1/models", Map.of("name", name)).expectProblem(413, "PayloadTooLarge");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1",
        "/v2/models",
        "/v1/models/",
        "//v1/models",
        "/v1/compilation",
        "/v1/models/../models",
        "/v1/models%2Fx",
        "/V1/models"
      })
  void aRouteThatIsNotThereIsNotFound(String path) {
    service.get(path).expectProblem(404, "NotFound");
  }

  @ParameterizedTest
  @CsvSource({
    "PUT, /v1/models, 'GET, POST'",
    "DELETE, /v1/models, 'GET, POST'",
    "POST, /v1/platforms, GET",
    "PUT, /v1/compilations/x, 'DELETE, GET, PATCH'",
    "POST, /v1/compilations, GET",
    "GET, /v1/compilations/x/stop, POST",
    "OPTIONS, /healthz, GET"
  })
  void anotherMethodIsNotAllowedAndTheAllowedOnesAreNamed(
      String method, String path, String allowed) {
    Answer answer = service.send(method, path, Map.of(), new byte[0]);

    answer.expectProblem(405, "MethodNotAllowed");
    assertEquals(allowed, answer.header("Allow").orElseThrow());
  }

  @Test
  void aHeadRequestIsAnsweredWithoutABody() {
    String answer = raw("HEAD /v1/models HTTP/1.1\r\nHost: localhost\r\n");

    assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
    assertTrue(answer.endsWith("\r\n\r\n"), answer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "evil.example:80",
        "127.0.0.1.evil.example",
        "localhost.evil.example",
        "192.168.0.1",
        "127.0.0.1:1",
        ""
      })
  void aForeignHostIsRefused(String host) {
    String answer = raw("GET /v1/models HTTP/1.1\r\nHost: " + host + "\r\n");

    assertTrue(answer.startsWith("HTTP/1.1 421 "), answer);
    assertTrue(answer.contains("\"MisdirectedRequest\""), answer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://evil.example", "null", "http://localhost:1", "file://"})
  void aPageOfAnotherSiteIsRefused(String origin) {
    String answer =
        raw("POST /v1/models HTTP/1.1\r\nHost: localhost\r\nOrigin: " + origin + "\r\n");

    assertTrue(answer.startsWith("HTTP/1.1 421 "), answer);
  }

  @Test
  void aPageOfOurOwnIsAnswered() {
    String answer = raw("GET /healthz HTTP/1.1\r\nHost: localhost\r\nOrigin: http://localhost\r\n");

    assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
  }

  @Test
  void aMissingHostIsRefused() {
    String answer = raw("GET /v1/models HTTP/1.1\r\n");

    assertTrue(answer.startsWith("HTTP/1.1 421 "), answer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost", "LOCALHOST", "[::1]"})
  void ourOwnNamesAreAnswered(String host) {
    String answer = raw("GET /healthz HTTP/1.1\r\nHost: " + host + "\r\n");

    assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/models/%", "/v1/models/%zz", "/v1/models/%f", "/v1/models?limit=%"})
  void malformedPercentEncodingIsARequestThatIsRefused(String path) {
    String answer = raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n");

    assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
    assertFalse(answer.contains("\tat "), answer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/models/%ff%fe", "/v1/models/%00", "/v1/models/%0a", "/v1/models/+"})
  void aPathOfStrangeBytesIsNotFound(String path) {
    service.get(path).expectProblem(404, "NotFound");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "with space", "\u00e4"})
  void aKeyThatIsNoneIsRefused(String key) {
    String answer =
        raw(
            "POST /v1/models HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Content-Length: 0\r\nIdempotency-Key: "
                + key
                + "\r\n");

    assertTrue(answer.startsWith("HTTP/1.1 422 "), answer);
  }

  @Test
  void answersAreNeitherKeptNorGuessedAt() {
    Answer answer = service.get("/v1/models").expect(200);

    assertEquals("no-store", answer.header("Cache-Control").orElseThrow());
    assertEquals("nosniff", answer.header("X-Content-Type-Options").orElseThrow());
  }

  private static String raw(String head) {
    return RawHttp.send(service.url(), head + "Connection: close\r\n\r\n");
  }
}
