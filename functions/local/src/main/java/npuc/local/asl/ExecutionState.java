package npuc.local.asl;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * All that is known of an execution: enough to carry it on in another process.
 *
 * @param nudged whether the next Wait ends at once
 * @param settled whether it ended and nobody has to be told of it any more
 */
public record ExecutionState(
    Origin origin,
    Position position,
    Map<String, JsonNode> variables,
    Effect effect,
    Counts counts,
    boolean nudged,
    boolean settled) {

  public ExecutionState {
    variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
  }

  /** Before the first state is entered. */
  static ExecutionState begun(Origin origin) {
    return new ExecutionState(
        origin,
        Position.entered("", origin.input(), origin.startedAt()),
        Map.of(),
        new Effect.WaitUntil(origin.startedAt()),
        Counts.NONE,
        false,
        false);
  }

  public static ExecutionState fromJson(String json) {
    return Json.MAPPER.readValue(json, ExecutionState.class);
  }

  public String toJson() {
    return Json.MAPPER.writeValueAsString(this);
  }

  public String name() {
    return origin.name();
  }

  public Status status() {
    return effect instanceof Effect.Ended ended ? ended.end().status() : Status.RUNNING;
  }

  /** Whether {@code later} asks for another effect than this. */
  public boolean isLeftBehindBy(ExecutionState later) {
    return later.counts.effects() != counts.effects();
  }

  /** Whoever had to know that it ended was told. */
  public ExecutionState told() {
    return settled(true);
  }

  ExecutionState entered(String state, JsonNode input, Instant now) {
    var entered = Position.entered(state, input, now);
    return new ExecutionState(
        origin, entered, variables, effect, counts.transition().events(1), nudged, settled);
  }

  ExecutionState retried(int retrier) {
    var retried = position.retried(retrier);
    return new ExecutionState(
        origin, retried, variables, effect, counts.transition(), nudged, settled);
  }

  ExecutionState assigned(Map<String, JsonNode> more) {
    Map<String, JsonNode> all = new LinkedHashMap<>(variables);
    all.putAll(more);
    return new ExecutionState(origin, position, all, effect, counts, nudged, settled);
  }

  ExecutionState happened(int events) {
    return new ExecutionState(
        origin, position, variables, effect, counts.events(events), nudged, settled);
  }

  ExecutionState nudged(boolean next) {
    return new ExecutionState(origin, position, variables, effect, counts, next, settled);
  }

  ExecutionState needs(Effect next) {
    return new ExecutionState(origin, position, variables, next, counts.effect(), nudged, settled);
  }

  ExecutionState ended(End end, Instant now) {
    return happened(1).needs(new Effect.Ended(end, now)).settled(end.status() == Status.SUCCEEDED);
  }

  private ExecutionState settled(boolean next) {
    return new ExecutionState(origin, position, variables, effect, counts, nudged, next);
  }
}
