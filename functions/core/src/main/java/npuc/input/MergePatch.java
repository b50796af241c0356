package npuc.input;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON Merge Patch (RFC 7396): an object that looks like what it changes. */
public final class MergePatch {
  private MergePatch() {}

  /** What a patch makes of a target: null removes, an object goes into one, all else replaces. */
  public static ObjectNode apply(ObjectNode target, ObjectNode patch) {
    ObjectNode merged = target.deepCopy();
    for (var change : patch.properties()) {
      String name = change.getKey();
      JsonNode value = change.getValue();
      if (value.isNull()) {
        merged.remove(name);
      } else if (value instanceof ObjectNode inner) {
        merged.set(name, apply(merged.get(name) instanceof ObjectNode at ? at : none(), inner));
      } else {
        merged.set(name, value);
      }
    }
    return merged;
  }

  private static ObjectNode none() {
    return JsonNodeFactory.instance.objectNode();
  }
}
