package npuc.local.asl;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A JSON value of the file whose strings may be expressions, at any depth. A string is one when it
 * begins with <code>{%</code> and ends with <code>%}</code>, with nothing around them (Amazon
 * States Language, "JSONata").
 */
sealed interface Template {
  /** The value that it stands for in a scope. */
  JsonNode evaluate(Scope scope);

  /**
   * Reads a template.
   *
   * @throws IllegalArgumentException when an expression in it can't be compiled
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static Template of(JsonNode json) {
    return switch (json.getNodeType()) {
      case OBJECT -> new Members(members(json));
      case ARRAY -> new Items(json.valueStream().map(Template::of).toList());
      case STRING ->
          Expression.isExpression(json.stringValue())
              ? new Computed(Expression.of(json.stringValue()))
              : new Literal(json);
      case BOOLEAN, NUMBER, NULL, MISSING, BINARY, POJO -> new Literal(json);
    };
  }

  private static Map<String, Template> members(JsonNode json) {
    var members = new LinkedHashMap<String, Template>();
    json.properties().forEach(member -> members.put(member.getKey(), of(member.getValue())));
    return members;
  }

  /** A value without expressions. */
  record Literal(JsonNode value) implements Template {
    @Override
    public JsonNode evaluate(Scope scope) {
      return value;
    }
  }

  /** A string that is an expression. */
  record Computed(Expression expression) implements Template {
    @Override
    public JsonNode evaluate(Scope scope) {
      return expression.evaluate(scope);
    }
  }

  /** An object. */
  record Members(Map<String, Template> members) implements Template {
    @Override
    public JsonNode evaluate(Scope scope) {
      ObjectNode object = Json.MAPPER.createObjectNode();
      members.forEach((name, template) -> object.set(name, template.evaluate(scope)));
      return object;
    }
  }

  /** An array. */
  record Items(List<Template> items) implements Template {
    @Override
    public JsonNode evaluate(Scope scope) {
      ArrayNode array = Json.MAPPER.createArrayNode();
      items.forEach(item -> array.add(item.evaluate(scope)));
      return array;
    }
  }
}
