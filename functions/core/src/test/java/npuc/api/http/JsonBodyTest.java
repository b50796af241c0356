package npuc.api.http;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.IntStream;
import npuc.api.Answer;
import npuc.api.MemoryApi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a body before anybody looks at what it asks for. */
class JsonBodyTest {
  private static final String FINE = "{\"name\":\"a\"}";

  private final MemoryApi api = new MemoryApi();

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
        "\u0000",
        "{\"name\":\"a\",\"name\":\"b\"}"
      })
  void aBodyThatIsNotOneJsonObjectIsMalformed(String body) {
    malformed(body.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aBodyThatIsNotUtf8IsMalformed() {
    malformed("{\"name\":\"\u00e4\u00f6\"}".getBytes(StandardCharsets.ISO_8859_1));
  }

  @Test
  void whatIsNestedOrGoesOnWithoutEndIsMalformed() {
    String deep = "[".repeat(100_000) + "]".repeat(100_000);

    malformed(("{\"name\":" + deep + "}").getBytes(StandardCharsets.UTF_8));
    malformed(("{\"name\":" + "9".repeat(100_000) + "}").getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void ofManyMistakesTheFirstHundredAreTold() {
    String fields =
        IntStream.range(0, 1_000).mapToObj(i -> "\"f" + i + "\":1").collect(joining(","));

    Answer answer =
        api.postText("/v1/models", "{\"name\":\"many\"," + fields + "}")
            .expectProblem(422, "ValidationFailed");

    assertEquals(100, answer.json().get("violations").size());
    assertTrue(answer.text("detail").contains("1000 fields"), answer::toString);
  }

  @Test
  void aBodyOver256KibIsTooLarge() {
    api.postText("/v1/models", body(JsonBody.MAX_BYTES)).expectViolations("name");
    api.postText("/v1/models", body(JsonBody.MAX_BYTES + 1)).expectProblem(413, "PayloadTooLarge");
    assertEquals(256 * 1024, JsonBody.MAX_BYTES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/xml", "application/x-www-form-urlencoded", ""})
  void anotherContentTypeIsUnsupported(String type) {
    typed(type).expectProblem(415, "UnsupportedMediaType");
  }

  @Test
  void aContentTypeWithACharsetIsFine() {
    typed("Application/JSON; charset=utf-8").expect(201);
  }

  @Test
  void aBodyOfNoTypeIsRefusedAsAnotherSiteCanSendOne() {
    api.post("/v1/models").expectProblem(415, "UnsupportedMediaType");
  }

  private Answer typed(String type) {
    return send(type, FINE.getBytes(StandardCharsets.UTF_8));
  }

  private void malformed(byte[] body) {
    send("application/json", body).expectProblem(400, "MalformedRequest");
  }

  private Answer send(String type, byte[] body) {
    return api.send("POST", "/v1/models", Map.of("Content-Type", type), body);
  }

  private static String body(int size) {
    String start = "{\"name\":\"";
    return start + "a".repeat(size - start.length() - 2) + "\"}";
  }
}
