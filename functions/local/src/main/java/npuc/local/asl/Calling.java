package npuc.local.asl;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import npuc.local.asl.State.Catcher;
import npuc.local.asl.State.Task;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Carries out Task states: call, result, retries, catchers. */
final class Calling {
  private final RandomGenerator random;

  Calling(RandomGenerator random) {
    this.random = random;
  }

  /** Asks for the call; also again, after the pause of a retry. */
  Move call(ExecutionState state, Task task, Instant now) {
    try {
      JsonNode payload = task.arguments().payload().evaluate(Scope.of(state, now));
      Json.withinLimit(payload, "payload");
      var call =
          new Effect.InvokeFunction(task.arguments().functionName(), payload, task.timeout());
      return new Move.Rest(state.happened(2).needs(call)); // TaskScheduled, TaskStarted
    } catch (StateErrorException error) {
      return failed(state, task, error, now);
    }
  }

  Move returned(ExecutionState state, Task task, JsonNode payload, Instant now) {
    try {
      Json.withinLimit(payload, "result");
      Scope scope = Scope.of(state, now).with("result", result(payload));
      return Leaving.leave(
          state.happened(1), task, result(payload), scope, Optional.of(task.next()));
    } catch (StateErrorException error) {
      return failed(state.happened(1), task, error, now);
    }
  }

  /** The part of the result of lambda:invoke that does not depend on the service. */
  private static JsonNode result(JsonNode payload) {
    ObjectNode result = Json.MAPPER.createObjectNode();
    result.put("ExecutedVersion", "$LATEST").put("StatusCode", 200).set("Payload", payload);
    return result;
  }

  Move failed(ExecutionState state, Task task, StateErrorException error, Instant now) {
    return retry(state, task, error.error(), now).orElseGet(() -> caught(state, task, error, now));
  }

  /** The first retrier that names the error decides (Amazon States Language, "Retry"). */
  private Optional<Move> retry(ExecutionState state, Task task, String error, Instant now) {
    for (int i = 0; i < task.retriers().size(); i++) {
      Retrier retrier = task.retriers().get(i);
      if (retrier.matches(error)) {
        int used = state.position().retries(i);
        if (!retrier.allows(used)) {
          return Optional.empty();
        }
        Duration delay = retrier.delay(used, random);
        return Optional.of(
            new Move.Rest(state.retried(i).needs(new Effect.RetryAt(now.plus(delay)))));
      }
    }
    return Optional.empty();
  }

  private Move caught(ExecutionState state, Task task, StateErrorException error, Instant now) {
    Catcher catcher =
        task.catchers().stream()
            .filter(each -> each.matches(error.error()))
            .findFirst()
            .orElseThrow(() -> error);
    ObjectNode errorOutput = Json.MAPPER.createObjectNode();
    errorOutput.put("Error", error.error()).put("Cause", error.reason());
    Scope scope = Scope.of(state, now).with("errorOutput", errorOutput);
    return Leaving.leave(state, catcher, errorOutput, scope, Optional.of(catcher.next()));
  }
}
