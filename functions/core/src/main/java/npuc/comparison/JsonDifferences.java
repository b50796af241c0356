package npuc.comparison;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Walks two JSON values beside each other: objects by their names, all else as a whole. */
final class JsonDifferences {
  private JsonDifferences() {}

  /** What two values have under a path. */
  record Pair(Optional<JsonNode> a, Optional<JsonNode> b) {
    private boolean isSame() {
      return a.equals(b);
    }

    private boolean isOfObjects() {
      return (a.isPresent() || b.isPresent()) && isObjectOrAbsent(a) && isObjectOrAbsent(b);
    }

    private Set<String> names() {
      Set<String> names = new LinkedHashSet<>();
      a.ifPresent(value -> names.addAll(value.propertyNames()));
      b.ifPresent(value -> names.addAll(value.propertyNames()));
      return names;
    }

    private Pair get(String name) {
      return new Pair(a.map(value -> value.get(name)), b.map(value -> value.get(name)));
    }

    private static boolean isObjectOrAbsent(Optional<JsonNode> value) {
      return value.map(ObjectNode.class::isInstance).orElse(true);
    }
  }

  /** Tells each path under which they are not the same, with what stands there. */
  static void walk(String path, Pair values, BiConsumer<String, Pair> tell) {
    if (values.isSame()) {
      return;
    }
    if (!values.isOfObjects()) {
      tell.accept(path, values);
      return;
    }
    for (String name : values.names()) {
      walk(path + "/" + escaped(name), values.get(name), tell);
    }
  }

  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}
