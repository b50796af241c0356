package npuc.platform.option;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import npuc.refusal.Fault;
import npuc.refusal.ViolationCode;
import npuc.refusal.Violations;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Checks additional arguments against a typed list. A value is joined to its flag ({@code
 * --flag=value}), so that every argument stands by itself. A flag must be written in full: Python's
 * argparse would take any clear beginning of it.
 */
final class ArgumentCheck {
  private static final int MAX_ARGUMENTS = 64;

  private final AdditionalArguments.Listed listed;
  private final Violations violations;
  private final Set<String> seen = new HashSet<>();

  ArgumentCheck(AdditionalArguments.Listed listed, Violations violations) {
    this.listed = listed;
    this.violations = violations;
  }

  void run(List<String> arguments) {
    violations.require(
        arguments.size() <= MAX_ARGUMENTS,
        "additionalArgs",
        Fault.of(ViolationCode.TOO_MANY, "must hold at most {max} arguments")
            .with("max", MAX_ARGUMENTS));
    for (int i = 0; i < Math.min(arguments.size(), MAX_ARGUMENTS); i++) {
      check(arguments.get(i), "additionalArgs[" + i + "]");
    }
  }

  private void check(String argument, String field) {
    String[] sides = argument.split("=", 2);
    String flag = sides[0];
    Optional<Option> option = find(flag);
    if (option.isEmpty()) {
      violations.add(field, refusal(flag));
      return;
    }
    violations.require(
        seen.add(flag),
        field,
        Fault.of(ViolationCode.REPEATED, "{value} is given twice").with("value", flag));
    Optional<String> value = sides.length > 1 ? Optional.of(sides[1]) : Optional.empty();
    switch (option.get()) {
      case FlagOption _ ->
          violations.require(value.isEmpty(), field, refused("{argument} takes no value", flag));
      case Option valued ->
          value.ifPresentOrElse(
              text -> valued.read(json(text), field, violations),
              () -> violations.add(field, refused("must be {argument}=<value>", flag)));
    }
  }

  private Optional<Option> find(String flag) {
    return listed.allowed().stream().filter(one -> one.name().equals(flag)).findFirst();
  }

  private Fault refusal(String flag) {
    Optional<Option> option =
        listed.options().stream().filter(one -> flagOf(one).equals(flag)).findFirst();
    if (option.isPresent()) {
      return refused("{argument} is not allowed; set options.{option} instead", flag)
          .with("option", option.get().name());
    }
    return flag.startsWith("-")
        ? refused("{argument} is not allowed; allowed are {allowed}", flag).with("allowed", names())
        : Fault.wrongForm(
            "--flag=value", "must begin with --; a value is joined to its flag, as in {example}");
  }

  private static Fault refused(String form, String flag) {
    return Fault.of(ViolationCode.ARGUMENT_REFUSED, form).with("argument", flag);
  }

  private List<String> names() {
    return listed.allowed().stream().map(Option::name).sorted().toList();
  }

  /** {@code acceleratorConfig} is set by {@code --accelerator-config}. */
  private static String flagOf(Option option) {
    return "--" + option.name().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  private static JsonNode json(String text) {
    return text.matches("0|[1-9][0-9]{0,17}")
        ? JsonNodeFactory.instance.numberNode(Long.parseLong(text))
        : JsonNodeFactory.instance.stringNode(text);
  }
}
