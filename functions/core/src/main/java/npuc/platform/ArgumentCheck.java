package npuc.platform;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import npuc.refusal.Violations;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Checks additional arguments against a typed list. A value is joined to its flag ({@code
 * --flag=value}), so that every argument stands by itself.
 */
final class ArgumentCheck {
  private static final int MAX_ARGUMENTS = 64;

  private final List<Option> allowed;
  private final Violations violations;
  private final Set<String> seen = new HashSet<>();

  ArgumentCheck(List<Option> allowed, Violations violations) {
    this.allowed = allowed;
    this.violations = violations;
  }

  void run(List<String> arguments) {
    violations.require(
        arguments.size() <= MAX_ARGUMENTS,
        "additionalArgs",
        "must hold at most " + MAX_ARGUMENTS + " arguments");
    for (int i = 0; i < arguments.size(); i++) {
      check(arguments.get(i), "additionalArgs[" + i + "]");
    }
  }

  private void check(String argument, String field) {
    String[] sides = argument.split("=", 2);
    Optional<Option> option =
        allowed.stream().filter(one -> one.name().equals(sides[0])).findFirst();
    if (option.isEmpty()) {
      violations.add(field, sides[0] + " is not allowed; allowed are " + names());
      return;
    }
    violations.require(seen.add(sides[0]), field, sides[0] + " is given twice");
    Optional<String> value = sides.length > 1 ? Optional.of(sides[1]) : Optional.empty();
    switch (option.get()) {
      case FlagOption flag ->
          violations.require(value.isEmpty(), field, sides[0] + " takes no value");
      case Option valued ->
          value.ifPresentOrElse(
              text -> valued.read(json(text), field, violations),
              () -> violations.add(field, "must be " + sides[0] + "=<value>"));
    }
  }

  private static JsonNode json(String text) {
    return text.matches("[0-9]{1,18}")
        ? JsonNodeFactory.instance.numberNode(Long.parseLong(text))
        : JsonNodeFactory.instance.stringNode(text);
  }

  private String names() {
    return allowed.stream().map(Option::name).sorted().collect(Collectors.joining(", "));
  }
}
