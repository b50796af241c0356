package npuc.local.asl;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Reads the fields of one JSON object of the file. A field that nobody asked for is a problem. */
final class Fields {
  static final int MAX_WHOLE = 99_999_999;

  private final JsonNode node;
  private final String path;
  private final Problems problems;
  private final Set<String> asked = new HashSet<>(Set.of("Comment"));

  Fields(JsonNode node, String path, Problems problems) {
    this.node = node;
    this.path = path;
    this.problems = problems;
    if (!node.isObject()) {
      problem("must be an object");
    }
  }

  String path() {
    return path;
  }

  String path(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  void problem(String what) {
    problems.add(path, what);
  }

  void problem(String name, String what) {
    problems.add(path(name), what);
  }

  Optional<JsonNode> value(String name) {
    asked.add(name);
    return node.isObject() ? Optional.ofNullable(node.get(name)) : Optional.empty();
  }

  Optional<String> text(String name) {
    return value(name)
        .filter(value -> holds(value.isString(), name, "must be a string"))
        .map(JsonNode::stringValue);
  }

  String requiredText(String name) {
    return required(name, text(name), "");
  }

  /** The value, or a stand-in after a problem was noted. */
  <T> T required(String name, Optional<T> value, T standIn) {
    if (node.isObject() && !node.has(name)) {
      problem(name, "is missing");
    }
    return value.orElse(standIn);
  }

  Optional<Integer> whole(String name, int least) {
    return value(name)
        .filter(
            value ->
                holds(
                    value.isInt() && value.intValue() >= least && value.intValue() <= MAX_WHOLE,
                    name,
                    "must be a whole number from " + least + " to " + MAX_WHOLE))
        .map(JsonNode::intValue);
  }

  Optional<Double> number(String name, double least) {
    return value(name)
        .filter(
            value ->
                holds(
                    value.isNumber() && value.doubleValue() >= least,
                    name,
                    "must be a number of at least " + least))
        .map(JsonNode::doubleValue);
  }

  Optional<Template> template(String name) {
    return value(name).map(value -> Templates.read(value, path(name), problems));
  }

  Template.Fields templates(String name) {
    JsonNode none = Json.MAPPER.createObjectNode();
    JsonNode value =
        value(name).filter(it -> holds(it.isObject(), name, "must be an object")).orElse(none);
    return Templates.fields(value, path(name), problems);
  }

  Optional<Expression> expression(String name) {
    return text(name).flatMap(text -> Templates.expression(text, path(name), problems));
  }

  Optional<Fields> object(String name) {
    return value(name).map(value -> new Fields(value, path(name), problems));
  }

  List<Fields> objects(String name) {
    List<Fields> objects = new ArrayList<>();
    for (JsonNode item : list(name)) {
      objects.add(new Fields(item, path(name) + "[" + objects.size() + "]", problems));
    }
    return objects;
  }

  /** All fields, each an object, by name. */
  Map<String, Fields> members() {
    Map<String, Fields> members = new LinkedHashMap<>();
    node.properties()
        .forEach(
            field ->
                members.put(
                    field.getKey(), new Fields(field.getValue(), path(field.getKey()), problems)));
    return members;
  }

  /** The items of an array that must not be empty where it is given. */
  Iterable<JsonNode> list(String name) {
    return value(name)
        .filter(it -> holds(it.isArray() && !it.isEmpty(), name, "must be a list with items"))
        .map(JsonNode::values)
        .orElse(List.of());
  }

  /** Notes each field that was not asked for. */
  void rejectOthers() {
    node.propertyNames().stream()
        .filter(name -> !asked.contains(name))
        .forEach(name -> problem(name, "is not a field that is supported here"));
  }

  private boolean holds(boolean condition, String name, String otherwise) {
    if (!condition) {
      problem(name, otherwise);
    }
    return condition;
  }
}
