package npuc.local.asl;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import npuc.document.PackagedJson;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** How this package reads and writes JSON. */
final class Json {
  /** AWS Step Functions quota on the input, the result and the output of a state, in UTF-8. */
  static final int MAX_PAYLOAD_BYTES = 262_144;

  static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** Reads the file: a field that a record does not have is not supported. */
  private static final JsonMapper STATES_LANGUAGE =
      PackagedJson.STRICT
          .rebuild()
          .propertyNamingStrategy(PropertyNamingStrategies.UPPER_CAMEL_CASE)
          .build();

  private Json() {}

  static StateMachine readMachine(String text) {
    try {
      return STATES_LANGUAGE.readValue(text, StateMachine.class);
    } catch (JacksonException wrong) {
      throw new InvalidStateMachineException(place(wrong) + wrong.getOriginalMessage());
    }
  }

  private static String place(JacksonException wrong) {
    return wrong.getPath().stream()
        .map(at -> at.getIndex() < 0 ? at.getPropertyName() : "[" + at.getIndex() + "]")
        .collect(Collectors.joining("."))
        .concat(": ");
  }

  /** What a record of the file must keep to. */
  static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }

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
