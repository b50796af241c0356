package npuc.local.asl;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Evaluates the JSONata expressions in values of a definition, by the rules of Step Functions. */
final class Expressions {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String OPEN = "{%";
  private static final String CLOSE = "%}";
  private static final String QUERY_ERROR = "States.QueryEvaluationError";
  private static final int MAX_MILLIS = 1_000;
  private static final int MAX_DEPTH = 100;
  private static final Map<String, Jsonata> COMPILED = new ConcurrentHashMap<>();

  private final Map<String, Object> bindings;

  /**
   * Binds what expressions can see.
   *
   * @param states the value of {@code $states}
   * @param variables assigned before the state was entered
   */
  Expressions(ObjectNode states, ObjectNode variables) {
    bindings = new HashMap<>();
    variables.properties().forEach(v -> bindings.put(v.getKey(), plain(v.getValue())));
    bindings.put("states", plain(states));
  }

  static boolean isExpression(JsonNode value) {
    return value.isString()
        && value.stringValue().startsWith(OPEN)
        && value.stringValue().endsWith(CLOSE);
  }

  /** Notes every expression inside a value that is not JSONata, or that AWS would not run. */
  static void check(String path, JsonNode value, List<String> problems) {
    if (isExpression(value)) {
      checkExpression(path, body(value), problems);
    } else if (value.isString() && value.stringValue().contains(OPEN)) {
      problems.add(path + ": an expression must be the whole text, {% ... %}");
    }
    value.properties().forEach(e -> check(path + "." + e.getKey(), e.getValue(), problems));
    for (int i = 0; value.isArray() && i < value.size(); i++) {
      check(path + "[" + i + "]", value.get(i), problems);
    }
  }

  /** The value with every expression in it evaluated. */
  JsonNode evaluate(JsonNode value) {
    return switch (value) {
      case ObjectNode object -> {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        object.properties().forEach(e -> result.set(e.getKey(), evaluate(e.getValue())));
        yield result;
      }
      case ArrayNode array ->
          JsonNodeFactory.instance
              .arrayNode()
              .addAll(array.valueStream().map(this::evaluate).toList());
      default -> isExpression(value) ? expression(body(value)) : value;
    };
  }

  private JsonNode expression(String body) {
    Optional<Object> result = run(body);
    if (result.isEmpty() && !Optional.of(true).equals(run("$exists(" + body + ")"))) {
      throw new StateFailure(QUERY_ERROR, "'" + body + "' gave no value");
    }
    return result.<JsonNode>map(JSON::valueToTree).orElseGet(JsonNodeFactory.instance::nullNode);
  }

  private Optional<Object> run(String body) {
    try {
      Jsonata compiled = COMPILED.computeIfAbsent(body, Jsonata::jsonata);
      Jsonata.Frame frame = compiled.createFrame();
      frame.setRuntimeBounds(MAX_MILLIS, MAX_DEPTH);
      bindings.forEach(frame::bind);
      return Optional.ofNullable(compiled.evaluate(Map.of(), frame));
    } catch (JException e) {
      throw new StateFailure(QUERY_ERROR, "'" + body + "': " + e.getMessage());
    }
  }

  private static void checkExpression(String path, String body, List<String> problems) {
    try {
      Jsonata.jsonata(body);
    } catch (JException e) {
      problems.add(path + ": " + e.getMessage());
    }
    if (body.contains("$eval(")) {
      problems.add(path + ": $eval does not exist in Step Functions");
    }
  }

  private static String body(JsonNode expression) {
    String text = expression.stringValue();
    return text.substring(OPEN.length(), text.length() - CLOSE.length()).strip();
  }

  private static Object plain(JsonNode value) {
    return JSON.treeToValue(value, Object.class);
  }
}
