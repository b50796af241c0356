package npuc.local.asl;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import npuc.local.asl.State.Call;
import npuc.local.asl.State.Catcher;
import npuc.local.asl.State.Rule;
import npuc.local.asl.State.Writes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads one state, and notes where it leads. */
final class StateReader {
  private static final String INVOKE = "arn:aws:states:::lambda:invoke";
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,79}");
  private static final Template NOTHING = new Template.Literal(JsonNodeFactory.instance.nullNode());

  private final String name;
  private final Fields fields;
  private final List<Link> links = new ArrayList<>();

  StateReader(String name, Fields fields) {
    this.name = name;
    this.fields = fields;
  }

  List<Link> links() {
    return links;
  }

  /** The state; empty after a problem with its type was noted. */
  Optional<State> read() {
    Optional<State> state =
        switch (fields.requiredText("Type")) {
          case "Task" -> Optional.of(task());
          case "Wait" -> Optional.of(new State.Wait(seconds(), after()));
          case "Choice" -> Optional.of(choice());
          case "Pass" -> Optional.of(new State.Pass(writes(fields), after()));
          case "Succeed" -> Optional.of(new State.Succeed(outputOnly()));
          case "Fail" -> Optional.of(new State.Fail(text("Error"), text("Cause")));
          default -> Optional.empty();
        };
    if (state.isPresent()) {
      fields.rejectOthers();
    } else {
      fields.problem("Type", "must be Task, Wait, Choice, Pass, Succeed or Fail");
    }
    return state;
  }

  private State task() {
    if (!fields.requiredText("Resource").equals(INVOKE)) {
      fields.problem("Resource", "must be " + INVOKE);
    }
    return new State.Task(
        call(), writes(fields), ErrorFields.retriers(fields), catchers(), after());
  }

  private Call call() {
    int timeout = fields.whole("TimeoutSeconds", 1).orElse(Fields.MAX_WHOLE);
    Optional<Fields> arguments = fields.object("Arguments");
    if (arguments.isEmpty()) {
      fields.problem("Arguments", "is missing");
    }
    String function = arguments.map(it -> it.requiredText("FunctionName")).orElse("");
    Template payload =
        arguments
            .map(it -> it.required("Payload", it.template("Payload"), NOTHING))
            .orElse(NOTHING);
    arguments.ifPresent(Fields::rejectOthers);
    return new Call(function, payload, Duration.ofSeconds(timeout));
  }

  private List<Catcher> catchers() {
    List<Catcher> catchers = new ArrayList<>();
    List<Fields> all = fields.objects("Catch");
    for (Fields each : all) {
      boolean isLast = catchers.size() == all.size() - 1;
      var errors = ErrorFields.errorEquals(each, isLast);
      catchers.add(new Catcher(errors, next(each, "Next"), writes(each)));
      each.rejectOthers();
    }
    return catchers;
  }

  private State choice() {
    List<Rule> rules = fields.objects("Choices").stream().flatMap(it -> rule(it).stream()).toList();
    fields.required("Choices", Optional.of(rules), rules);
    Optional<String> otherwise = fields.text("Default");
    otherwise.ifPresent(to -> links.add(new Link(name, fields.path("Default"), to)));
    return new State.Choice(rules, otherwise, writes(fields));
  }

  private Optional<Rule> rule(Fields rule) {
    String next = next(rule, "Next");
    Writes writes = writes(rule);
    Optional<Expression> condition = rule.expression("Condition");
    if (condition.isEmpty()) {
      rule.problem("Condition", "must be an expression");
    }
    rule.rejectOthers();
    return condition.map(it -> new Rule(it, next, writes));
  }

  private Template seconds() {
    Template seconds = fields.required("Seconds", fields.template("Seconds"), NOTHING);
    if (seconds instanceof Template.Computed) {
      return seconds;
    }
    fields.whole("Seconds", 0);
    return seconds;
  }

  private Optional<Template> text(String field) {
    return fields.text(field).flatMap(present -> fields.template(field));
  }

  private Writes outputOnly() {
    return new Writes(new Template.Fields(Map.of()), fields.template("Output"));
  }

  private static Writes writes(Fields from) {
    Template.Fields assign = from.templates("Assign");
    for (String variable : assign.fields().keySet()) {
      if (variable.equals("states") || !VARIABLE.matcher(variable).matches()) {
        from.problem("Assign." + variable, "is not a name that a variable may have");
      }
    }
    return new Writes(assign, from.template("Output"));
  }

  private String next(Fields from, String field) {
    String to = from.requiredText(field);
    links.add(new Link(name, from.path(field), to));
    return to;
  }

  private Optional<String> after() {
    Optional<String> next = fields.text("Next");
    next.ifPresent(to -> links.add(new Link(name, fields.path("Next"), to)));
    boolean ends = fields.value("End").filter(this::isTrue).isPresent();
    if (next.isPresent() == ends) {
      fields.problem("must have either Next or End");
    }
    return next;
  }

  private boolean isTrue(JsonNode end) {
    boolean isTrue = end.isBoolean() && end.booleanValue();
    if (!isTrue) {
      fields.problem("End", "must be true");
    }
    return isTrue;
  }
}
