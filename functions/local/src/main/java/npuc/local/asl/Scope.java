package npuc.local.asl;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the expressions of a state see: its variables and {@code $states}. */
final class Scope {
  private Scope() {}

  static Expressions of(ExecutionState execution) {
    return new Expressions(states(execution), execution.variables());
  }

  /**
   * With one more field of {@code $states}.
   *
   * @param name result or errorOutput
   */
  static Expressions of(ExecutionState execution, String name, JsonNode value) {
    ObjectNode states = states(execution);
    states.set(name, value);
    return new Expressions(states, execution.variables());
  }

  private static ObjectNode states(ExecutionState execution) {
    ObjectNode states = JsonNodeFactory.instance.objectNode();
    states.set("input", execution.input());
    ObjectNode context = states.putObject("context");
    context
        .putObject("Execution")
        .put("Name", execution.name())
        .put("StartTime", execution.startedAt().toString());
    context.putObject("State").put("Name", execution.current());
    return states;
  }
}
