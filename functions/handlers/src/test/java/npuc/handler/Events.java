package npuc.handler;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.nio.file.Path;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The events of the folder {@code events/}, which `sam local invoke` takes too. */
final class Events {
  static final Path FOLDER = Path.of("../../events").toAbsolutePath().normalize();

  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private Events() {}

  static JsonNode json(String name) {
    return JSON.readTree(FOLDER.resolve(name + ".json"));
  }

  static byte[] bytes(JsonNode event) {
    return JSON.writeValueAsBytes(event);
  }

  static APIGatewayV2HTTPEvent api(String name) {
    return JSON.treeToValue(json(name), APIGatewayV2HTTPEvent.class);
  }
}
