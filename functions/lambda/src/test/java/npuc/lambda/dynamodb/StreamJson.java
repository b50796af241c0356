package npuc.lambda.dynamodb;

import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.databind.node.ObjectNode;

/** Items in DynamoDB's JSON, as a function gets them of a stream. */
final class StreamJson {
  private StreamJson() {}

  /** Puts an item there, if there is one. */
  static void put(ObjectNode into, String name, Map<String, AttributeValue> item) {
    if (!item.isEmpty()) {
      ObjectNode json = into.putObject(name);
      item.forEach((attribute, value) -> put(json.putObject(attribute), value));
    }
  }

  private static void put(ObjectNode json, AttributeValue value) {
    Optional.ofNullable(value.s()).ifPresent(text -> json.put("S", text));
    Optional.ofNullable(value.n()).ifPresent(number -> json.put("N", number));
    Optional.ofNullable(value.bool()).ifPresent(flag -> json.put("BOOL", flag));
    Optional.ofNullable(value.b())
        .ifPresent(bytes -> json.put("B", Base64.getEncoder().encodeToString(bytes.asByteArray())));
  }
}
