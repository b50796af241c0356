package npuc.handler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleHandlerTest {
  private static final Map<String, String> BROWSER = Map.of("accept", "text/html,*/*;q=0.8");
  private static final Map<String, String> PROGRAM = Map.of();
  private static final String PAGE = "<!doctype html><title>a page</title>\n";

  @ParameterizedTest
  @ValueSource(strings = {"/", "/index.html", "/models/m-1", "/compilations/c-1", "/v1x"})
  void aPersonGetsThePage(String path) {
    var answer = answer(path, BROWSER);

    assertEquals(200, answer.getStatusCode());
    assertEquals(PAGE, text(answer));
    assertEquals("text/html; charset=utf-8", answer.getHeaders().get("Content-Type"));
    assertEquals("no-cache", answer.getHeaders().get("Cache-Control"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1", "/v1/nothing"})
  void aPathOfTheApiIsNeverAPage(String path) {
    var answer = answer(path, BROWSER);

    assertEquals(404, answer.getStatusCode());
    assertEquals("application/problem+json", answer.getHeaders().get("Content-Type"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/models", "/assets/gone-3c4d.js", "/assets", "/assets/", "/index.html/"})
  void aProgramThatAsksForWhatIsNotThereHearsSo(String path) {
    assertEquals(404, answer(path, PROGRAM).getStatusCode());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/../npuc/handler/ConsoleHandlerTest.class",
        "/../npuc.json",
        "/assets/../../log.json",
        "/%2e%2e/a.json",
        "//index.html",
        "/assets//index-1a2b.js",
        "/.index.html",
        "/assets\\index-1a2b.js",
        "/key.pem",
        ""
      })
  void nothingElseIsServed(String path) {
    assertEquals(404, answer(path, PROGRAM).getStatusCode());
  }

  @Test
  void aFileWithItsHashInItsNameMayBeKeptForGood() {
    var answer = answer("/assets/index-1a2b.js", PROGRAM);

    assertEquals("text/javascript; charset=utf-8", answer.getHeaders().get("Content-Type"));
    assertEquals("public, max-age=31536000, immutable", answer.getHeaders().get("Cache-Control"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gzip, deflate, br, zstd | br | small by br",
        "gzip | gzip | small by gzip",
        "GZIP;q=0.5 | gzip | small by gzip",
        "br;q=0, gzip ; q=1 | gzip | small by gzip",
        "br;q=0.0 | '' | in full",
        "identity | '' | in full",
        "xbr, brx, ;, br;q=x | '' | in full",
        "'' | '' | in full"
      })
  void aFileIsSentInTheSmallestFormThatItsClientReads(
      String accepted, String coding, String content) {
    var answer = answer("/assets/large-3c4d.js", Map.of("accept-encoding", accepted));

    assertEquals(content + "\n", text(answer));
    assertEquals(coding, answer.getHeaders().getOrDefault("Content-Encoding", ""));
    assertEquals("Accept-Encoding", answer.getHeaders().get("Vary"));
    assertEquals("text/javascript; charset=utf-8", answer.getHeaders().get("Content-Type"));
  }

  @Test
  void aCompressedFormIsNoFileOfItsOwn() {
    assertEquals(404, answer("/assets/large-3c4d.js.gz", PROGRAM).getStatusCode());
    assertEquals(404, answer("/assets/large-3c4d.js.br", PROGRAM).getStatusCode());
  }

  @Test
  void eachFormHasATagOfItsOwn() {
    String full = answer("/assets/large-3c4d.js", PROGRAM).getHeaders().get("ETag");
    var small = Map.of("accept-encoding", "gzip", "if-none-match", full);

    assertEquals(200, answer("/assets/large-3c4d.js", small).getStatusCode());
  }

  @Test
  void aPageThatIsKnownIsNotSentAgain() {
    String etag = answer("/", BROWSER).getHeaders().get("ETag");

    var answer = answer("/", Map.of("accept", "text/html", "if-none-match", etag));

    assertEquals(304, answer.getStatusCode());
    assertEquals("", text(answer));
    assertEquals(etag, answer.getHeaders().get("ETag"));
  }

  @Test
  void nothingInlineAndNothingFromElsewhereMayRun() {
    Map<String, String> headers = answer("/", BROWSER).getHeaders();

    assertEquals(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src"
            + " 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors"
            + " 'none'",
        headers.get("Content-Security-Policy"));
    assertEquals("nosniff", headers.get("X-Content-Type-Options"));
    assertEquals("no-referrer", headers.get("Referrer-Policy"));
  }

  @Test
  void withoutSignInTheSettingsAreEmpty() {
    var answer = answer("/config.json", PROGRAM);

    assertEquals("{}", text(answer));
    assertEquals("application/json", answer.getHeaders().get("Content-Type"));
    assertEquals("no-cache", answer.getHeaders().get("Cache-Control"));
  }

  @Test
  void aConsoleThatWasNotBuiltIsNotFound() {
    var handler = new ConsoleHandler(ConsoleSettings.open(), new ConsoleFiles("no-such-folder"));

    assertEquals(
        404, handler.handleRequest(event("/", BROWSER), new TestContext()).getStatusCode());
  }

  @Test
  void anEventWithoutHeadersIsAnswered() {
    APIGatewayV2HTTPEvent event = event("/", BROWSER);
    event.setHeaders(null);

    assertEquals(200, handler().handleRequest(event, new TestContext()).getStatusCode());
    assertFalse(text(handler().handleRequest(event, new TestContext())).isEmpty());
    assertTrue(handler().handleRequest(event, new TestContext()).getIsBase64Encoded());
  }

  private static ConsoleHandler handler() {
    return new ConsoleHandler(ConsoleSettings.open(), new ConsoleFiles("console-of-the-test"));
  }

  private static APIGatewayV2HTTPResponse answer(String path, Map<String, String> headers) {
    return handler().handleRequest(event(path, headers), new TestContext());
  }

  private static APIGatewayV2HTTPEvent event(String path, Map<String, String> headers) {
    return APIGatewayV2HTTPEvent.builder().withRawPath(path).withHeaders(headers).build();
  }

  private static String text(APIGatewayV2HTTPResponse answer) {
    return new String(Base64.getDecoder().decode(answer.getBody()), StandardCharsets.UTF_8);
  }
}
