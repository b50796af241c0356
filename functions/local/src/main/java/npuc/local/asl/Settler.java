package npuc.local.asl;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Takes an execution through the states that need nothing from outside, to one that does. */
final class Settler {
  private static final int MAX_PAYLOAD = 262_144;

  private final StateMachine machine;

  Settler(StateMachine machine) {
    this.machine = machine;
  }

  /** Runs through the states that need nothing from outside. */
  ExecutionState settle(ExecutionState entered, Instant now) {
    ExecutionState execution = entered;
    while (execution.status() == ExecutionStatus.RUNNING && execution.wakeAt().isEmpty()) {
      State state = machine.state(execution.current());
      if (state instanceof State.Task) {
        return execution.counting(2);
      }
      try {
        execution = pass(execution, state, now);
      } catch (StateFailure e) {
        return execution.ended(ExecutionStatus.FAILED, e.error());
      }
    }
    return execution;
  }

  private ExecutionState pass(ExecutionState execution, State state, Instant now) {
    return switch (state) {
      case State.Task task -> execution;
      case State.Wait wait ->
          execution.counting(2).waiting(now.plusSeconds(seconds(execution, wait)), List.of());
      case State.Choice choice -> choose(execution.counting(2), choice);
      case State.Pass pass ->
          leave(execution.counting(2), pass.effects(), pass.target(), execution.input());
      case State.Succeed succeed ->
          execution
              .counting(2)
              .succeeded(
                  succeed
                      .output()
                      .map(output -> Scope.of(execution).evaluate(output))
                      .orElse(execution.input()));
      case State.Fail fail -> fail(execution.counting(1), fail);
    };
  }

  private ExecutionState fail(ExecutionState execution, State.Fail fail) {
    Expressions expressions = Scope.of(execution);
    return execution.ended(
        ExecutionStatus.FAILED,
        new StateError(
            expressions.evaluate(fail.error()).asString(),
            expressions.evaluate(fail.cause()).asString()));
  }

  private ExecutionState choose(ExecutionState execution, State.Choice choice) {
    Expressions expressions = Scope.of(execution);
    for (State.Rule rule : choice.rules()) {
      JsonNode holds = expressions.evaluate(rule.condition());
      if (!holds.isBoolean()) {
        throw new StateFailure("States.QueryEvaluationError", "a Condition must be true or false");
      }
      if (holds.booleanValue()) {
        var target = new State.Target(Optional.of(rule.next()));
        return leave(execution, rule.effects(), target, execution.input());
      }
    }
    if (choice.defaultNext().isEmpty()) {
      throw new StateFailure("States.NoChoiceMatched", "in " + execution.current());
    }
    var target = new State.Target(choice.defaultNext());
    return leave(execution, choice.defaultEffects(), target, execution.input());
  }

  private long seconds(ExecutionState execution, State.Wait wait) {
    JsonNode seconds = Scope.of(execution).evaluate(wait.seconds());
    boolean whole = seconds.isNumber() && seconds.doubleValue() == Math.rint(seconds.doubleValue());
    if (!whole || seconds.doubleValue() < 0) {
      throw new StateFailure(
          "States.QueryEvaluationError", "Seconds must be a whole number, 0 or more: " + seconds);
    }
    return seconds.asLong();
  }

  /** Assign and Output see the values at entry, not each other. */
  ExecutionState leave(
      ExecutionState execution, State.Effects effects, State.Target target, JsonNode result) {
    Expressions expressions = Scope.of(execution, "result", result);
    return leave(execution, effects, target, result, expressions);
  }

  ExecutionState leave(
      ExecutionState execution,
      State.Effects effects,
      State.Target target,
      JsonNode result,
      Expressions expressions) {
    ObjectNode variables = execution.variables().deepCopy();
    effects
        .assign()
        .map(expressions::evaluate)
        .ifPresent(assigned -> variables.setAll((ObjectNode) assigned));
    JsonNode output = effects.output().map(expressions::evaluate).orElse(result);
    checkSize(output);
    return target
        .next()
        .map(next -> execution.enter(next, output, variables))
        .orElseGet(() -> execution.succeeded(output));
  }

  /** A payload of more than 256 KiB fails the state, as on AWS. */
  static void checkSize(JsonNode payload) {
    int size = payload.toString().getBytes(StandardCharsets.UTF_8).length;
    if (size > MAX_PAYLOAD) {
      throw new StateFailure("States.DataLimitExceeded", size + " bytes are too many");
    }
  }
}
