package npuc.api.http;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import npuc.refusal.Outcome;
import npuc.refusal.Refusal;
import npuc.refusal.RefusalCode;
import npuc.refusal.Violation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An answer of the API. */
public record ApiResponse(int status, Map<String, String> headers, byte[] body) {
  private static final String CONTENT_TYPE = "Content-Type";
  private static final byte[] NOTHING = {};

  public ApiResponse {
    headers = Map.copyOf(headers);
  }

  public static ApiResponse ok(JsonNode body) {
    return json(200, body);
  }

  public static ApiResponse accepted(JsonNode body) {
    return json(202, body);
  }

  public static ApiResponse created(String location, JsonNode body) {
    return json(201, body).with("Location", location);
  }

  public static ApiResponse noContent() {
    return new ApiResponse(204, Map.of(), NOTHING);
  }

  /** What is JSON already. */
  public static ApiResponse jsonBytes(byte[] body) {
    return new ApiResponse(200, Map.of(CONTENT_TYPE, "application/json"), body);
  }

  public static ApiResponse text(byte[] body) {
    return new ApiResponse(200, Map.of(CONTENT_TYPE, "text/plain; charset=utf-8"), body);
  }

  /** The outcome's value as {@code success} renders it, or the refusal as a problem. */
  public static <T> ApiResponse of(Outcome<T> outcome, Function<? super T, ApiResponse> success) {
    return switch (outcome) {
      case Outcome.Done<T>(T value) -> success.apply(value);
      case Outcome.Refused<T>(Refusal refusal) -> problem(refusal);
    };
  }

  /** A refusal as application/problem+json (RFC 9457). */
  public static ApiResponse problem(Refusal refusal) {
    ObjectNode problem = JsonNodeFactory.instance.objectNode();
    problem.put("type", "about:blank");
    problem.put("title", title(refusal.code()));
    problem.put("status", refusal.code().status());
    problem.put("code", refusal.code().code());
    problem.put("detail", refusal.message());
    var violations = problem.putArray("violations");
    for (Violation violation : refusal.violations()) {
      violations.addObject().put("field", violation.field()).put("message", violation.message());
    }
    return new ApiResponse(
        refusal.code().status(), Map.of(CONTENT_TYPE, "application/problem+json"), bytes(problem));
  }

  public ApiResponse with(String header, String value) {
    var more = new HashMap<>(headers);
    more.put(header, value);
    return new ApiResponse(status, more, body);
  }

  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  private static ApiResponse json(int status, JsonNode body) {
    return new ApiResponse(status, Map.of(CONTENT_TYPE, "application/json"), bytes(body));
  }

  private static byte[] bytes(JsonNode json) {
    return JsonMapper.shared().writeValueAsBytes(json);
  }

  /** The code in words: {@code StillActive} is titled "Still active". */
  private static String title(RefusalCode code) {
    String words = code.code().replaceAll("(?<=[a-z])(?=[A-Z])", " ");
    return words.charAt(0) + words.substring(1).toLowerCase(Locale.ROOT);
  }
}
