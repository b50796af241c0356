package npuc.local.asl;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts values in place of <code>${Name}</code>, as DefinitionSubstitutions of an AWS SAM state
 * machine do. A name without a value and a value that is not used are problems.
 */
final class Substitutions {
  private static final Pattern NAME = Pattern.compile("\\$\\{([^}]*)}");

  private final Map<String, String> values;
  private final Problems problems;
  private final Set<String> unused;

  private Substitutions(Map<String, String> values, Problems problems) {
    this.values = values;
    this.problems = problems;
    this.unused = new HashSet<>(values.keySet());
  }

  static JsonNode apply(JsonNode tree, Map<String, String> values, Problems problems) {
    var substitutions = new Substitutions(values, problems);
    JsonNode result = substitutions.replaced(tree, "");
    substitutions.unused.stream()
        .sorted()
        .forEach(name -> problems.add("", "the substitution ${" + name + "} is not used"));
    return result;
  }

  private JsonNode replaced(JsonNode node, String path) {
    return switch (node.getNodeType()) {
      case OBJECT -> {
        ObjectNode object = Json.MAPPER.createObjectNode();
        node.properties()
            .forEach(
                field -> {
                  String inner = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
                  object.set(field.getKey(), replaced(field.getValue(), inner));
                });
        yield object;
      }
      case ARRAY -> {
        ArrayNode array = Json.MAPPER.createArrayNode();
        node.values().forEach(item -> array.add(replaced(item, path + "[" + array.size() + "]")));
        yield array;
      }
      case STRING -> Json.MAPPER.getNodeFactory().stringNode(text(node.stringValue(), path));
      case BOOLEAN, NUMBER, NULL, MISSING, BINARY, POJO -> node;
    };
  }

  private String text(String text, String path) {
    return NAME.matcher(text)
        .replaceAll(match -> Matcher.quoteReplacement(value(match.group(1), path)));
  }

  private String value(String name, String path) {
    unused.remove(name);
    return Optional.ofNullable(values.get(name))
        .orElseGet(
            () -> {
              problems.add(path, "the substitution ${" + name + "} has no value");
              return name;
            });
  }
}
