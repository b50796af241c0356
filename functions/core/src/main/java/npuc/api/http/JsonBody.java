package npuc.api.http;

import java.util.Locale;
import npuc.refusal.Outcome;
import npuc.refusal.Refusal;
import npuc.refusal.RefusalCode;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads the body of a request as one JSON object. */
public final class JsonBody {
  /** Enough for the largest environment and a long list of buckets. */
  public static final int MAX_BYTES = 256 * 1024;

  /** Why a larger one is refused. */
  public static final Refusal TOO_LARGE =
      Refusal.of(
          RefusalCode.PAYLOAD_TOO_LARGE, "The body must be at most " + MAX_BYTES + " bytes.");

  private static final String JSON = "application/json";
  private static final String MERGE_PATCH = "application/merge-patch+json";

  private static final JsonMapper STRICT =
      JsonMapper.builder(
              JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .build();

  private JsonBody() {}

  public static Outcome<ObjectNode> read(ApiRequest request) {
    return isOf(request, JSON)
        ? sized(request)
        : Outcome.refused(
            RefusalCode.UNSUPPORTED_MEDIA_TYPE, "Send the body as Content-Type: " + JSON + ".");
  }

  /** Reads a JSON Merge Patch, which may also be sent as what it is. */
  public static Outcome<ObjectNode> readPatch(ApiRequest request) {
    return isOf(request, JSON) || isOf(request, MERGE_PATCH)
        ? sized(request)
        : Outcome.refused(
            RefusalCode.UNSUPPORTED_MEDIA_TYPE,
            "Send the body as Content-Type: " + MERGE_PATCH + " or " + JSON + ".");
  }

  private static Outcome<ObjectNode> sized(ApiRequest request) {
    if (request.body().length > MAX_BYTES) {
      return Outcome.refused(TOO_LARGE);
    }
    return parse(request.body());
  }

  private static boolean isOf(ApiRequest request, String type) {
    String given = request.header("content-type").orElse("");
    return given.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals(type);
  }

  private static Outcome<ObjectNode> parse(byte[] body) {
    if (body.length == 0) {
      return Outcome.refused(
          RefusalCode.MALFORMED_REQUEST, "The body is empty; it must be a JSON object.");
    }
    try {
      JsonNode json = STRICT.readTree(body);
      return json instanceof ObjectNode object
          ? Outcome.done(object)
          : Outcome.refused(RefusalCode.MALFORMED_REQUEST, "The body must be a JSON object.");
    } catch (JacksonException e) {
      return Outcome.refused(
          RefusalCode.MALFORMED_REQUEST, "The body is not valid JSON: " + words(e) + place(e));
    }
  }

  /** Without the parser's notes on itself: its settings, its classes, where its input came from. */
  private static String words(JacksonException e) {
    return e.getOriginalMessage()
        .replaceAll(" \\(start marker at .*\\)", "")
        .replaceAll(", from `[^`]*`", "")
        .replaceAll(": enable .*| \\(bound as .*|\\(or [`'].*| for type .*", "");
  }

  private static String place(JacksonException e) {
    var at = e.getLocation();
    return at == null ? "." : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ").";
  }
}
