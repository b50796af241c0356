package npuc.local;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import npuc.api.Answer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a request before anybody looks at what it asks for. */
class BadRequestHttpTest {
  private static final int MAX_BODY = 256 * 1024;

  @TempDir private static Path folder;
  @AutoClose private static RunningService service;

  @BeforeAll
  static void startTheService() throws IOException {
    service = RunningService.start(folder);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "7",
        "null",
        "\"text\"",
        "{\"name\":}",
        "{} {}",
        "{'name':'a'}",
        "\u0000"
      })
  void aBodyThatIsNoJsonObjectIsMalformed(String body) {
    service.postText("/v1/models", body).expectProblem(400, "MalformedRequest");
  }

  @Test
  void aFieldThatStandsTwiceIsMalformed() {
    service
        .postText("/v1/models", "{\"name\":\"a\",\"name\":\"b\"}")
        .expectProblem(400, "MalformedRequest");
  }

  @Test
  void aBodyThatIsNotUtf8IsMalformed() {
    byte[] latin = "{\"name\":\"\u00e4\u00f6\"}".getBytes(StandardCharsets.ISO_8859_1);

    service
        .send("POST", "/v1/models", Map.of("Content-Type", "application/json"), latin)
        .expectProblem(400, "MalformedRequest");
  }

  @Test
  void aBodyThatIsNestedWithoutEndIsMalformed() {
    String deep = "{\"name\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";

    service.postText("/v1/models", deep).expectProblem(400, "MalformedRequest");
  }

  @Test
  void aNumberWithoutEndIsMalformed() {
    String body = "{\"name\":" + "9".repeat(100_000) + "}";

    service.postText("/v1/models", body).expectProblem(400, "MalformedRequest");
  }

  @Test
  void ofManyMistakesTheFirstHundredAreTold() {
    String fields =
        IntStream.range(0, 1_000).mapToObj(i -> "\"f" + i + "\":1").collect(joining(","));

    Answer answer =
        service
            .postText("/v1/models", "{\"name\":\"many\"," + fields + "}")
            .expectProblem(422, "ValidationFailed");

    assertEquals(100, answer.json().get("violations").size());
    assertTrue(answer.text("detail").contains("1000 fields"), answer::toString);
  }

  @Test
  void aBodyOver256KibIsTooLarge() {
    service.postText("/v1/models", body(MAX_BODY)).expectProblem(422, "ValidationFailed");
    service.postText("/v1/models", body(MAX_BODY + 1)).expectProblem(413, "PayloadTooLarge");
  }

  @Test
  void aBodyOf11MibIsTooLarge() {
    service.postText("/v1/models", body(11 * 1024 * 1024)).expectProblem(413, "PayloadTooLarge");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/xml", "application/x-www-form-urlencoded"})
  void anotherContentTypeIsUnsupported(String type) {
    service
        .send(
            "POST",
            "/v1/models",
            Map.of("Content-Type", type),
            "{\"name\":\"a\"}".getBytes(StandardCharsets.UTF_8))
        .expectProblem(415, "UnsupportedMediaType");
  }

  @Test
  void aContentTypeWithACharsetIsFine() {
    service
        .send(
            "POST",
            "/v1/models",
            Map.of("Content-Type", "Application/JSON; charset=utf-8"),
            "{\"name\":\"a\"}".getBytes(StandardCharsets.UTF_8))
        .expect(201);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1",
        "/v2/models",
        "/v1/models/",
        "//v1/models",
        "/v1/compilations",
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
    "PATCH, /v1/compilations/x, 'DELETE, GET'",
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

    assertTrue(answer.startsWith("HTTP/1.1 405 "), answer);
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
  void aBodyOfNoTypeIsRefusedAsAnotherSiteCanSendOne() {
    String answer = raw("POST /v1/models HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n");

    assertTrue(answer.startsWith("HTTP/1.1 415 "), answer);
  }

  @Test
  void aMissingHostIsRefused() {
    String answer = raw("GET /v1/models HTTP/1.1\r\n");

    assertTrue(answer.matches("(?s)HTTP/1.1 4(00|21) .*"), answer);
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

    assertTrue(answer.matches("(?s)HTTP/1.1 4(00|04|22) .*"), answer);
    assertFalse(answer.contains("\tat "), answer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/models/%ff%fe", "/v1/models/%00", "/v1/models/%0a", "/v1/models/+"})
  void aPathOfStrangeBytesIsNotFound(String path) {
    service.get(path).expectProblem(404, "NotFound");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/v1/models?x=1", "/healthz?limit=1", "/v1/version?a", "/v1/models?%00=1"})
  void aQueryParameterThatTheRouteDoesNotKnowIsRefused(String path) {
    service.get(path).expectProblem(422, "ValidationFailed");
  }

  @Test
  void answersAreNeitherKeptNorGuessedAt() {
    Answer answer = service.get("/v1/models").expect(200);

    assertEquals("no-store", answer.header("Cache-Control").orElseThrow());
    assertEquals("nosniff", answer.header("X-Content-Type-Options").orElseThrow());
  }

  private static String body(int size) {
    String start = "{\"name\":\"";
    return start + "a".repeat(size - start.length() - 2) + "\"}";
  }

  private static String raw(String head) {
    return RawHttp.send(service.url(), head + "Connection: close\r\n\r\n");
  }
}
