package npuc.local.asl;

import java.time.Instant;
import java.util.Optional;
import npuc.local.asl.State.Rule;
import tools.jackson.databind.JsonNode;

/** Carries out a state that was just entered. */
final class Entering {
  private final Calling calling;

  Entering(Calling calling) {
    this.calling = calling;
  }

  Move enter(ExecutionState entered, State state, Instant now) {
    Scope scope = Scope.of(entered, now);
    JsonNode input = entered.position().input();
    return switch (state) {
      case State.Task task -> calling.call(entered, task, now);
      case State.Wait wait -> begin(entered, wait, scope);
      case State.Choice choice -> choose(entered, choice, scope);
      case State.Succeed succeed -> Leaving.leave(entered, succeed, input, scope, Optional.empty());
      case State.Fail fail -> new Move.Rest(entered.ended(end(fail, scope), now));
    };
  }

  private Move begin(ExecutionState entered, State.Wait wait, Scope scope) {
    JsonNode seconds = wait.seconds().evaluate(scope);
    if (!State.Wait.isSeconds(seconds)) {
      throw new StateErrorException(
          ErrorName.QUERY_EVALUATION_ERROR,
          "Seconds must be a whole number from 0 to " + State.MAX_SECONDS + ", not " + seconds);
    }
    if (entered.nudged()) {
      return leaveWait(entered.nudged(false), wait, scope.now());
    }
    Instant until = scope.now().plusSeconds(seconds.intValue());
    return new Move.Rest(entered.needs(new Effect.WaitUntil(until)));
  }

  Move leaveWait(ExecutionState state, State.Wait wait, Instant now) {
    return Leaving.leave(state, state.position().input(), Optional.of(wait.next()), now);
  }

  private Move choose(ExecutionState entered, State.Choice choice, Scope scope) {
    JsonNode input = entered.position().input();
    for (Rule rule : choice.rules()) {
      if (holds(rule, scope)) {
        return Leaving.leave(entered, rule, input, scope, Optional.of(rule.next()));
      }
    }
    if (choice.otherwise().isEmpty()) {
      throw new StateErrorException(
          ErrorName.NO_CHOICE_MATCHED, "No rule holds and there is no Default.");
    }
    return Leaving.leave(entered, choice, input, scope, choice.otherwise());
  }

  private boolean holds(Rule rule, Scope scope) {
    JsonNode holds = rule.condition().evaluate(scope);
    if (!holds.isBoolean()) {
      throw rule.condition().failure("a Condition must be true or false, not " + holds);
    }
    return holds.booleanValue();
  }

  private static End end(State.Fail fail, Scope scope) {
    String error = text(fail.error(), scope);
    if (ErrorName.isReserved(error)) {
      throw new StateErrorException(
          ErrorName.RUNTIME, "A Fail state must not fail with the reserved name " + error + ".");
    }
    return new End.Failed(error, text(fail.cause(), scope));
  }

  private static String text(Template template, Scope scope) {
    JsonNode text = template.evaluate(scope);
    if (!text.isString()) {
      throw new StateErrorException(
          ErrorName.QUERY_EVALUATION_ERROR, "Error and Cause must be strings, not " + text);
    }
    return text.stringValue();
  }
}
