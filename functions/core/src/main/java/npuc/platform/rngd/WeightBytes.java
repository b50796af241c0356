package npuc.platform.rngd;

import java.util.Optional;
import npuc.input.Numbers;
import npuc.platform.JsonTokens;
import npuc.platform.ModelFiles;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** How large the weights of a model are: what a compiler has to hold in memory. */
final class WeightBytes {
  private WeightBytes() {}

  /** The total that the index of a sharded model tells; empty where there is none. */
  static Optional<Long> of(ModelFiles files) {
    String index = SafetensorsIndex.FILE;
    try (JsonParser json = JsonTokens.of(files, index, 0, files.size(index).orElse(0))) {
      json.nextToken();
      return enter(json, "metadata") && enter(json, "total_size") && json.currentToken().isNumeric()
          ? Numbers.integral(json.readValueAsTree()).filter(size -> size >= 0)
          : Optional.empty();
    } catch (JacksonException notAnIndex) {
      return Optional.empty();
    }
  }

  /** Goes to the value of a field of the object that begins here; false when there is none. */
  private static boolean enter(JsonParser json, String field) {
    boolean isObject = json.currentToken() == JsonToken.START_OBJECT;
    while (isObject && json.nextToken() == JsonToken.PROPERTY_NAME) {
      boolean found = json.currentName().equals(field);
      json.nextToken();
      if (found) {
        return true;
      }
      json.skipChildren();
    }
    return false;
  }
}
