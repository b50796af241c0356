package npuc.local.asl;

import java.time.Instant;
import java.util.Optional;
import npuc.local.asl.State.Rule;
import tools.jackson.databind.JsonNode;

/** Carries out a state that was just entered. */
final class States {
  private final Builtins builtins;
  private final Leaving leaving;
  private final Tasks tasks;

  States(Builtins builtins, Leaving leaving, Tasks tasks) {
    this.builtins = builtins;
    this.leaving = leaving;
    this.tasks = tasks;
  }

  Move enter(ExecutionState entered, State state, Instant now) {
    Scope scope = Scope.of(entered, now);
    JsonNode input = entered.position().input();
    return switch (state) {
      case State.Task task -> tasks.call(entered, task, now);
      case State.Wait wait -> begin(entered, wait, scope);
      case State.Choice choice -> choose(entered, choice, scope);
      case State.Pass pass -> leaving.leave(entered, pass.writes(), input, scope, pass.next());
      case State.Succeed succeed ->
          leaving.leave(entered, succeed.writes(), input, scope, Optional.empty());
      case State.Fail(var error, var cause) ->
          new Move.Rest(entered.ended(new End.Failed(text(error, scope), text(cause, scope)), now));
    };
  }

  private Move begin(ExecutionState entered, State.Wait wait, Scope scope) {
    JsonNode seconds = wait.seconds().evaluate(scope, builtins);
    if (!seconds.isInt() || seconds.intValue() < 0 || seconds.intValue() > Fields.MAX_WHOLE) {
      throw new StateErrorException(
          ErrorName.QUERY_EVALUATION_ERROR,
          "Seconds must be a whole number from 0 to " + Fields.MAX_WHOLE + ", not " + seconds);
    }
    if (entered.nudged()) {
      return leaveWait(entered.nudged(false), wait, scope.now());
    }
    Instant until = scope.now().plusSeconds(seconds.intValue());
    return new Move.Rest(entered.needs(new Effect.WaitUntil(until)));
  }

  Move leaveWait(ExecutionState state, State.Wait wait, Instant now) {
    return Leaving.leave(state, state.position().input(), wait.next(), now);
  }

  private Move choose(ExecutionState entered, State.Choice choice, Scope scope) {
    JsonNode input = entered.position().input();
    for (Rule rule : choice.rules()) {
      if (holds(rule, scope)) {
        return leaving.leave(entered, rule.writes(), input, scope, Optional.of(rule.next()));
      }
    }
    if (choice.defaultNext().isEmpty()) {
      throw new StateErrorException(
          ErrorName.NO_CHOICE_MATCHED, "No rule holds and there is no Default.");
    }
    return leaving.leave(entered, choice.writes(), input, scope, choice.defaultNext());
  }

  private boolean holds(Rule rule, Scope scope) {
    JsonNode holds = rule.condition().evaluate(scope, builtins);
    if (!holds.isBoolean()) {
      throw rule.condition().failure("a Condition must be true or false, not " + holds);
    }
    return holds.booleanValue();
  }

  private String text(Optional<Template> template, Scope scope) {
    JsonNode text =
        template
            .map(it -> it.evaluate(scope, builtins))
            .orElse(Json.MAPPER.getNodeFactory().stringNode(""));
    if (!text.isString()) {
      throw new StateErrorException(
          ErrorName.QUERY_EVALUATION_ERROR, "Error and Cause must be strings, not " + text);
    }
    return text.stringValue();
  }
}
