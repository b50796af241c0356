package npuc.platform.rngd;

import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The keys of a config.json with those above them, such as {@code rope_scaling.factor}. */
final class ConfigKeys {
  private ConfigKeys() {}

  /** Each with its value; of two that are written alike, one that says something. */
  static SortedMap<String, JsonNode> of(JsonNode config) {
    var found = new TreeMap<String, JsonNode>();
    collect(config, "", found);
    return found;
  }

  /** The same file without some of them. */
  static JsonNode without(JsonNode config, Set<String> keys) {
    JsonNode copy = config.deepCopy();
    remove(copy, "", keys);
    return copy;
  }

  /** Whether a value is more than null and false. */
  static boolean says(JsonNode value) {
    return !value.isNull() && !(value.isBoolean() && !value.booleanValue());
  }

  private static void collect(JsonNode object, String above, SortedMap<String, JsonNode> found) {
    for (var entry : object.properties()) {
      String path = above + entry.getKey();
      found.merge(path, entry.getValue(), (one, other) -> says(one) ? one : other);
      if (entry.getValue().isObject()) {
        collect(entry.getValue(), path + ".", found);
      }
    }
  }

  private static void remove(JsonNode object, String above, Set<String> keys) {
    for (var entry : List.copyOf(object.properties())) {
      String path = above + entry.getKey();
      if (keys.contains(path)) {
        ((ObjectNode) object).remove(entry.getKey());
      } else if (entry.getValue().isObject()) {
        remove(entry.getValue(), path + ".", keys);
      }
    }
  }
}
