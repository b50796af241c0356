package npuc.local.asl;

import java.nio.charset.StandardCharsets;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How this package reads and writes JSON. */
public final class Json {
  /** AWS Step Functions quota on the input, the result and the output of a state, in UTF-8. */
  static final int MAX_PAYLOAD_BYTES = 262_144;

  static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Json() {}

  /** Returns the payload, or fails the state with {@code States.DataLimitExceeded}. */
  static JsonNode withinLimit(JsonNode payload, String what) {
    int bytes = payload.toString().getBytes(StandardCharsets.UTF_8).length;
    if (bytes > MAX_PAYLOAD_BYTES) {
      throw new StateErrorException(
          ErrorName.DATA_LIMIT_EXCEEDED,
          "The " + what + " has " + bytes + " bytes, more than " + MAX_PAYLOAD_BYTES + ".");
    }
    return payload;
  }
}
