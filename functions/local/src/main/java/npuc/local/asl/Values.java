package npuc.local.asl;

import com.dashjoin.jsonata.Jsonata;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Between JSON and the values of the JSONata library, where Java null means undefined. */
final class Values {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final double MAX_EXACT = 1L << 53;

  private Values() {}

  static Object toJava(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> {
        Map<String, Object> map = new LinkedHashMap<>();
        node.properties().forEach(field -> map.put(field.getKey(), toJava(field.getValue())));
        yield map;
      }
      case ARRAY -> {
        List<Object> list = new ArrayList<>();
        node.values().forEach(item -> list.add(toJava(item)));
        yield list;
      }
      case STRING -> node.stringValue();
      case BOOLEAN -> node.booleanValue();
      case NUMBER -> number(node);
      case NULL, MISSING, BINARY, POJO -> Jsonata.NULL_VALUE;
    };
  }

  private static Number number(JsonNode node) {
    if (node.isInt() || node.isLong()) {
      return node.numberValue();
    }
    return node.doubleValue();
  }

  /**
   * The JSON of a value.
   *
   * @throws IllegalArgumentException when JSON can't hold it (a function)
   */
  static JsonNode toJson(Object value) {
    return switch (value) {
      case null -> NODES.nullNode();
      case Map<?, ?> map -> object(map);
      case List<?> list -> array(list);
      case String text -> NODES.stringNode(text);
      case Boolean truth -> NODES.booleanNode(truth);
      case Number number -> number(number);
      case Object other when Jsonata.NULL_VALUE.equals(other) -> NODES.nullNode();
      default -> throw new IllegalArgumentException("the result is a function");
    };
  }

  private static JsonNode object(Map<?, ?> map) {
    ObjectNode object = NODES.objectNode();
    map.forEach((name, value) -> object.set(String.valueOf(name), toJson(value)));
    return object;
  }

  private static JsonNode array(List<?> list) {
    ArrayNode array = NODES.arrayNode();
    list.forEach(item -> array.add(toJson(item)));
    return array;
  }

  /** A whole number is written without a fraction, as JavaScript does. */
  private static JsonNode number(Number number) {
    double value = number.doubleValue();
    if (number instanceof Double && (value != Math.rint(value) || Math.abs(value) > MAX_EXACT)) {
      return NODES.numberNode(value);
    }
    long whole = number.longValue();
    return (int) whole == whole ? NODES.numberNode((int) whole) : NODES.numberNode(whole);
  }
}
