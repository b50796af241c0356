package npuc.local.asl;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads one state of a definition. */
final class StateReader {
  private static final String LAMBDA = "arn:aws:states:::lambda:invoke";
  private static final String ALL = "States.ALL";
  private static final int MAX_SECONDS = 99_999_999;

  private final StateFields fields;

  StateReader(String name, JsonNode json, List<String> problems) {
    this.fields = new StateFields("States." + name, json, problems);
  }

  Optional<State> read() {
    fields.ignore("Comment");
    String type = fields.text("Type");
    Optional<State> state =
        switch (type) {
          case "Task" -> Optional.of(task());
          case "Wait" -> Optional.of(pause());
          case "Choice" -> Optional.of(choice());
          case "Pass" -> Optional.of(new State.Pass(fields.effects(), target()));
          case "Succeed" -> Optional.of(new State.Succeed(fields.node("Output")));
          case "Fail" -> Optional.of(new State.Fail(fallback("Error"), fallback("Cause")));
          default -> {
            fields.problem("Type", type + " is not supported");
            yield Optional.empty();
          }
        };
    if (state.isPresent()) {
      fields.refuseOthers();
    }
    return state;
  }

  private State task() {
    fields.requireText("Resource", LAMBDA);
    JsonNode arguments = fields.object("Arguments");
    fields.node("Arguments");
    if (!arguments.path("FunctionName").isString()) {
      fields.problem("Arguments.FunctionName", "must be a text");
    }
    int timeout = fields.whole("TimeoutSeconds", 1, MAX_SECONDS).orElse(MAX_SECONDS);
    List<State.Retrier> retriers = fields.list("Retry").map(StateReader::retrier).toList();
    List<State.Catcher> catchers = fields.list("Catch").map(StateReader::catcher).toList();
    checkAllIsLast("Retry", retriers.stream().map(State.Retrier::errors).toList());
    checkAllIsLast("Catch", catchers.stream().map(State.Catcher::errors).toList());
    return new State.Task(arguments, timeout, retriers, catchers, fields.effects(), target());
  }

  private State pause() {
    JsonNode seconds = fields.node("Seconds").orElseGet(JsonNodeFactory.instance::missingNode);
    if (!seconds.isInt() && !Expressions.isExpression(seconds)) {
      fields.problem("Seconds", "must be a whole number or an expression");
    }
    return new State.Wait(seconds, fields.effects(), target());
  }

  private State choice() {
    List<State.Rule> rules = fields.list("Choices").map(StateReader::rule).toList();
    if (rules.isEmpty()) {
      fields.problem("Choices", "must not be empty");
    }
    return new State.Choice(rules, fields.optionalText("Default"), fields.effects());
  }

  private JsonNode fallback(String name) {
    return fields.node(name).orElseGet(() -> JsonNodeFactory.instance.stringNode(""));
  }

  private State.Target target() {
    boolean ends = fields.has("End");
    Optional<String> next = fields.optionalText("Next");
    if (ends == next.isPresent()) {
      fields.problem("Next", "give either Next or End");
    }
    return new State.Target(next);
  }

  private void checkAllIsLast(String name, List<List<String>> errors) {
    for (int i = 0; i < errors.size(); i++) {
      boolean all = errors.get(i).contains(ALL);
      if (all && (errors.get(i).size() > 1 || i < errors.size() - 1)) {
        fields.problem(name + "[" + i + "].ErrorEquals", "States.ALL must stand alone and last");
      }
    }
  }

  private static State.Rule rule(StateFields fields) {
    JsonNode condition = fields.node("Condition").orElseGet(JsonNodeFactory.instance::missingNode);
    if (!condition.isBoolean() && !Expressions.isExpression(condition)) {
      fields.problem("Condition", "must be true, false or an expression");
    }
    var rule = new State.Rule(condition, fields.text("Next"), fields.effects());
    fields.refuseOthers();
    return rule;
  }

  private static State.Retrier retrier(StateFields fields) {
    List<String> errors = fields.texts("ErrorEquals");
    var maxDelay = fields.whole("MaxDelaySeconds", 1, 31_622_400);
    String jitter = fields.optionalText("JitterStrategy").orElse("NONE");
    if (!List.of("NONE", "FULL").contains(jitter)) {
      fields.problem("JitterStrategy", "must be FULL or NONE");
    }
    var retrier =
        new State.Retrier(
            errors,
            fields.whole("IntervalSeconds", 1, MAX_SECONDS).orElse(1),
            fields.whole("MaxAttempts", 0, MAX_SECONDS).orElse(3),
            fields.decimal("BackoffRate", 2.0),
            maxDelay.map(OptionalInt::of).orElse(OptionalInt.empty()),
            jitter.equals("FULL"));
    fields.ignore("Comment");
    fields.refuseOthers();
    return retrier;
  }

  private static State.Catcher catcher(StateFields fields) {
    var catcher =
        new State.Catcher(fields.texts("ErrorEquals"), fields.text("Next"), fields.effects());
    fields.ignore("Comment");
    fields.refuseOthers();
    return catcher;
  }
}
