package npuc.local.asl;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;

/**
 * A state of the subset of the Amazon States Language that this interpreter runs: JSONata, Lambda
 * tasks only. Values that may hold expressions are kept as they stand in the file.
 */
sealed interface State {

  /** What a state does with its result before the execution goes on. */
  record Effects(Optional<JsonNode> assign, Optional<JsonNode> output) {}

  /**
   * Calls a function.
   *
   * @param timeoutSeconds after which the call counts as States.Timeout
   */
  record Task(
      JsonNode arguments,
      int timeoutSeconds,
      List<Retrier> retriers,
      List<Catcher> catchers,
      Effects effects,
      Target target)
      implements State {}

  record Wait(JsonNode seconds, Effects effects, Target target) implements State {}

  record Choice(List<Rule> rules, Optional<String> defaultNext, Effects defaultEffects)
      implements State {}

  record Pass(Effects effects, Target target) implements State {}

  record Succeed(Optional<JsonNode> output) implements State {}

  record Fail(JsonNode error, JsonNode cause) implements State {}

  /** Where it goes from here; empty = the execution ends with this state's output. */
  record Target(Optional<String> next) {}

  /** One branch of a Choice. */
  record Rule(JsonNode condition, String next, Effects effects) {}

  /** When and how often a failed task is called again. */
  record Retrier(
      List<String> errors,
      int intervalSeconds,
      int maxAttempts,
      double backoffRate,
      OptionalInt maxDelaySeconds,
      boolean jitter) {}

  /** Where an execution goes when a task failed for good. */
  record Catcher(List<String> errors, String next, Effects effects) {}
}
