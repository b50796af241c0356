package npuc.local.asl;

import java.time.Instant;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an expression sees.
 *
 * @param states the reserved variable {@code $states}: input, context, and result or errorOutput
 * @param variables those assigned by the states before
 */
record Scope(ObjectNode states, Map<String, JsonNode> variables, Instant now) {

  static Scope of(ExecutionState state, Instant now) {
    ObjectNode states = Json.MAPPER.createObjectNode();
    states.set("input", state.position().input());
    states.set("context", context(state));
    return new Scope(states, state.variables(), now);
  }

  /** The same with one more field of {@code $states}. */
  Scope with(String name, JsonNode value) {
    ObjectNode more = states.deepCopy();
    more.set(name, value);
    return new Scope(more, variables, now);
  }

  /** The part of the context object that we use (Developer Guide, "Context object"). */
  private static ObjectNode context(ExecutionState state) {
    ObjectNode context = Json.MAPPER.createObjectNode();
    context
        .putObject("Execution")
        .put("Name", state.origin().name())
        .put("StartTime", state.origin().startedAt().toString())
        .set("Input", state.origin().input());
    context
        .putObject("State")
        .put("Name", state.position().state())
        .put("EnteredTime", state.position().enteredAt().toString())
        .put("RetryCount", state.position().retryCount());
    return context;
  }
}
