package npuc.api.http;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import npuc.refusal.Outcome;
import npuc.refusal.Refusal;
import tools.jackson.databind.json.JsonMapper;

/** An answer of the API. */
public record ApiResponse(int status, Map<String, String> headers, byte[] body) {
  private static final String CONTENT_TYPE = "Content-Type";
  private static final byte[] NOTHING = {};

  public ApiResponse {
    headers = Map.copyOf(headers);
  }

  public static ApiResponse ok(Record body) {
    return json(200, body);
  }

  /**
   * The body, or that the client has it already. It may be kept, but is to be asked for each time.
   *
   * @param body made only if it is sent
   */
  public static ApiResponse unlessKnown(
      ApiRequest request, EntityTag tag, Supplier<? extends Record> body) {
    boolean isKnown = request.header("if-none-match").filter(tag::isAmong).isPresent();
    ApiResponse answer = isKnown ? new ApiResponse(304, Map.of(), NOTHING) : ok(body.get());
    return answer.with("ETag", tag.value()).with("Cache-Control", "private, no-cache");
  }

  public static ApiResponse accepted(Record body) {
    return json(202, body);
  }

  public static ApiResponse created(String location, Record body) {
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
    return new ApiResponse(
        refusal.code().status(),
        Map.of(CONTENT_TYPE, "application/problem+json"),
        bytes(Problem.of(refusal)));
  }

  public ApiResponse with(String header, String value) {
    var more = new HashMap<>(headers);
    more.put(header, value);
    return new ApiResponse(status, more, body);
  }

  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  private static ApiResponse json(int status, Record body) {
    return new ApiResponse(status, Map.of(CONTENT_TYPE, "application/json"), bytes(body));
  }

  private static byte[] bytes(Record body) {
    return JsonMapper.shared().writeValueAsBytes(body);
  }
}
