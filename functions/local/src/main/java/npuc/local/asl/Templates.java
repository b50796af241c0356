package npuc.local.asl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Reads templates. A string is an expression when it begins with <code>{%</code> and ends with
 * <code>%}</code>, with nothing around them (Amazon States Language, "JSONata").
 */
final class Templates {
  private static final String OPEN = "{%";
  private static final String CLOSE = "%}";

  private Templates() {}

  static Template read(JsonNode node, String path, Problems problems) {
    return switch (node.getNodeType()) {
      case OBJECT -> fields(node, path, problems);
      case ARRAY -> items(node, path, problems);
      case STRING -> text(node, path, problems);
      case BOOLEAN, NUMBER, NULL, MISSING, BINARY, POJO -> new Template.Literal(node);
    };
  }

  static Template.Fields fields(JsonNode node, String path, Problems problems) {
    Map<String, Template> fields = new LinkedHashMap<>();
    node.properties()
        .forEach(
            field ->
                fields.put(
                    field.getKey(), read(field.getValue(), path + "." + field.getKey(), problems)));
    return new Template.Fields(fields);
  }

  private static Template items(JsonNode node, String path, Problems problems) {
    List<Template> items = new ArrayList<>();
    for (JsonNode item : node.values()) {
      items.add(read(item, path + "[" + items.size() + "]", problems));
    }
    return new Template.Items(items);
  }

  private static Template text(JsonNode node, String path, Problems problems) {
    return expression(node.stringValue(), path, problems)
        .<Template>map(Template.Computed::new)
        .orElseGet(() -> new Template.Literal(node));
  }

  /** The expression that a string is; empty when it is plain text, or not right. */
  static Optional<Expression> expression(String text, String path, Problems problems) {
    if (!text.startsWith(OPEN) && !text.endsWith(CLOSE)) {
      return Optional.empty();
    }
    if (!isEnclosed(text)) {
      problems.add(path, "must both begin with {% and end with %}, or neither");
      return Optional.empty();
    }
    try {
      String inside = text.substring(OPEN.length(), text.length() - CLOSE.length());
      return Optional.of(Expression.compile(inside.strip()));
    } catch (IllegalArgumentException refused) {
      problems.add(path, "not a JSONata expression: " + refused.getMessage());
      return Optional.empty();
    }
  }

  private static boolean isEnclosed(String text) {
    return text.startsWith(OPEN)
        && text.endsWith(CLOSE)
        && text.length() >= OPEN.length() + CLOSE.length();
  }
}
