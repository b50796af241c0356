package npuc.local.asl;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * An execution between two moments: all that is needed to go on, in this process or another.
 *
 * @param current name of the state it is in
 * @param input of that state
 * @param wakeAt until when it waits, in a Wait state or before a task is called again
 * @param retries how often each retrier of the current state was used
 * @param historyEvents how many events AWS would have written so far
 */
record ExecutionState(
    String name,
    ExecutionStatus status,
    Instant startedAt,
    String current,
    JsonNode input,
    ObjectNode variables,
    Optional<Instant> wakeAt,
    List<Integer> retries,
    Optional<JsonNode> output,
    Optional<String> error,
    Optional<String> cause,
    int historyEvents,
    int transitions) {

  static ExecutionState begin(String name, String startAt, JsonNode input, Instant now) {
    return new ExecutionState(
        name,
        ExecutionStatus.RUNNING,
        now,
        startAt,
        input,
        JsonNodeFactory.instance.objectNode(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        1,
        1);
  }

  ExecutionState enter(String next, JsonNode stateInput, ObjectNode assigned) {
    return new ExecutionState(
        name,
        status,
        startedAt,
        next,
        stateInput,
        assigned,
        Optional.empty(),
        List.of(),
        output,
        error,
        cause,
        historyEvents,
        transitions + 1);
  }

  ExecutionState waiting(Instant until, List<Integer> used) {
    return new ExecutionState(
        name,
        status,
        startedAt,
        current,
        input,
        variables,
        Optional.of(until),
        used,
        output,
        error,
        cause,
        historyEvents,
        transitions);
  }

  /** The same after the wait before another call of its task. */
  ExecutionState awake() {
    return new ExecutionState(
        name,
        status,
        startedAt,
        current,
        input,
        variables,
        Optional.empty(),
        retries,
        output,
        error,
        cause,
        historyEvents,
        transitions);
  }

  ExecutionState counting(int events) {
    return new ExecutionState(
        name,
        status,
        startedAt,
        current,
        input,
        variables,
        wakeAt,
        retries,
        output,
        error,
        cause,
        historyEvents + events,
        transitions);
  }

  ExecutionState succeeded(JsonNode result) {
    return new ExecutionState(
        name,
        ExecutionStatus.SUCCEEDED,
        startedAt,
        current,
        input,
        variables,
        Optional.empty(),
        retries,
        Optional.of(result),
        error,
        cause,
        historyEvents + 1,
        transitions);
  }

  ExecutionState ended(ExecutionStatus how, StateError why) {
    return new ExecutionState(
        name,
        how,
        startedAt,
        current,
        input,
        variables,
        Optional.empty(),
        retries,
        output,
        Optional.of(why.name()),
        Optional.of(why.cause()),
        historyEvents + 1,
        transitions);
  }
}
