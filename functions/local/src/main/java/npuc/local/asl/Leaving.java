package npuc.local.asl;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Ends a state: its variables, its output, and where the execution goes on. */
final class Leaving {
  private Leaving() {}

  /**
   * Goes on to the next state, or to the end. Assign and Output are both evaluated with the
   * variables as they were at entry (Developer Guide, "Passing data between states with
   * variables").
   *
   * @param ownOutput the output of a state that has no Output field
   */
  static Move leave(
      ExecutionState state, Writes writes, JsonNode ownOutput, Scope scope, Optional<String> next) {
    var assigned = new LinkedHashMap<String, JsonNode>();
    writes
        .assign()
        .forEach(
            (name, template) ->
                assigned.put(name, Json.withinLimit(template.evaluate(scope), "variable " + name)));
    JsonNode output = writes.output().map(template -> template.evaluate(scope)).orElse(ownOutput);
    return leave(state.assigned(assigned), output, next, scope.now());
  }

  /** Leaves with an output as it is. */
  static Move leave(ExecutionState state, JsonNode output, Optional<String> next, Instant now) {
    Json.withinLimit(output, "output");
    ExecutionState left = state.happened(1);
    return next.<Move>map(to -> new Move.Enter(left.entered(to, output, now)))
        .orElseGet(() -> new Move.Rest(left.ended(new End.Succeeded(output), now)));
  }
}
