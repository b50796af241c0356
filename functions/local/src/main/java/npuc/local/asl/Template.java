package npuc.local.asl;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A JSON value of the file whose strings may be expressions, at any depth. */
sealed interface Template {

  /** The value that it stands for in a scope. */
  JsonNode evaluate(Scope scope, Builtins builtins);

  /** A value without expressions. */
  record Literal(JsonNode value) implements Template {
    @Override
    public JsonNode evaluate(Scope scope, Builtins builtins) {
      return value;
    }
  }

  /** A string that is an expression. */
  record Computed(Expression expression) implements Template {
    @Override
    public JsonNode evaluate(Scope scope, Builtins builtins) {
      return expression.evaluate(scope, builtins);
    }
  }

  /** An object. */
  record Fields(Map<String, Template> fields) implements Template {
    @Override
    public JsonNode evaluate(Scope scope, Builtins builtins) {
      ObjectNode object = Json.MAPPER.createObjectNode();
      evaluateEach(scope, builtins).forEach(object::set);
      return object;
    }

    Map<String, JsonNode> evaluateEach(Scope scope, Builtins builtins) {
      Map<String, JsonNode> values = new LinkedHashMap<>();
      fields.forEach((name, template) -> values.put(name, template.evaluate(scope, builtins)));
      return values;
    }
  }

  /** An array. */
  record Items(List<Template> items) implements Template {
    @Override
    public JsonNode evaluate(Scope scope, Builtins builtins) {
      ArrayNode array = Json.MAPPER.createArrayNode();
      items.forEach(item -> array.add(item.evaluate(scope, builtins)));
      return array;
    }
  }
}
