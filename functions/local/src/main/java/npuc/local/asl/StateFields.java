package npuc.local.asl;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads the fields of one object of a definition and notes what is wrong, each with its path. */
final class StateFields {
  private final String path;
  private final JsonNode object;
  private final List<String> problems;
  private final Set<String> known = new HashSet<>();

  StateFields(String path, JsonNode object, List<String> problems) {
    this.path = path;
    this.object = object;
    this.problems = problems;
    if (!object.isObject()) {
      problem("", "must be an object");
    }
  }

  void ignore(String... names) {
    known.addAll(List.of(names));
  }

  void refuseOthers() {
    object
        .propertyNames()
        .forEach(
            name -> {
              if (!known.contains(name)) {
                problem(name, "is not supported here");
              }
            });
  }

  boolean has(String name) {
    known.add(name);
    return object.has(name);
  }

  Optional<JsonNode> node(String name) {
    known.add(name);
    Optional<JsonNode> value = Optional.ofNullable(object.get(name));
    value.ifPresent(found -> Expressions.check(at(name), found, problems));
    return value;
  }

  String text(String name) {
    known.add(name);
    JsonNode value = object.path(name);
    if (!value.isString()) {
      problem(name, "must be a text");
      return "";
    }
    return value.stringValue();
  }

  Optional<String> optionalText(String name) {
    return has(name) ? Optional.of(text(name)) : Optional.empty();
  }

  void requireText(String name, String expected) {
    if (!text(name).equals(expected)) {
      problem(name, "must be " + expected);
    }
  }

  Optional<Integer> whole(String name, int min, int max) {
    if (!has(name)) {
      return Optional.empty();
    }
    JsonNode value = object.path(name);
    if (!value.isInt() || value.intValue() < min || value.intValue() > max) {
      problem(name, "must be a whole number from " + min + " to " + max);
      return Optional.empty();
    }
    return Optional.of(value.intValue());
  }

  double decimal(String name, double fallback) {
    JsonNode value = object.path(name);
    if (has(name) && (!value.isNumber() || value.doubleValue() < 1)) {
      problem(name, "must be a number of at least 1");
    }
    return value.isNumber() ? value.doubleValue() : fallback;
  }

  JsonNode object(String name) {
    known.add(name);
    JsonNode value = object.path(name);
    if (!value.isObject()) {
      problem(name, "must be an object");
      return JsonNodeFactory.instance.objectNode();
    }
    return value;
  }

  List<String> texts(String name) {
    known.add(name);
    JsonNode value = object.path(name);
    if (!value.isArray() || value.isEmpty() || value.valueStream().anyMatch(e -> !e.isString())) {
      problem(name, "must be a list of texts");
      return List.of();
    }
    return value.valueStream().map(JsonNode::stringValue).toList();
  }

  /** The objects of a list, each with a reader of its own. */
  Stream<StateFields> list(String name) {
    known.add(name);
    JsonNode value = object.path(name);
    if (!value.isArray() && object.has(name)) {
      problem(name, "must be a list");
    }
    return Stream.iterate(0, i -> i < value.size(), i -> i + 1)
        .map(i -> new StateFields(at(name) + "[" + i + "]", value.path(i), problems));
  }

  State.Effects effects() {
    return new State.Effects(node("Assign"), node("Output"));
  }

  void problem(String name, String message) {
    problems.add(at(name) + ": " + message);
  }

  private String at(String name) {
    if (path.isEmpty() || name.isEmpty()) {
      return path + name;
    }
    return path + "." + name;
  }
}
