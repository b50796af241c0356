package npuc.local.asl;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A state machine that can be run: a strict subset of the Amazon States Language with JSONata
 * (states-language.net, and the AWS Step Functions Developer Guide). Whatever it can't run exactly
 * as Step Functions does is refused when it is loaded.
 */
public final class StateMachine {
  private final String startAt;
  private final Optional<Duration> timeout;
  private final Map<String, State> states;

  StateMachine(String startAt, Optional<Duration> timeout, Map<String, State> states) {
    this.startAt = startAt;
    this.timeout = timeout;
    this.states = Map.copyOf(states);
  }

  /**
   * Reads a machine.
   *
   * @param text the content of an {@code .asl.json} file
   * @param substitutions a value for every <code>${Name}</code> in it
   * @throws InvalidStateMachineException with all that is wrong
   */
  public static StateMachine load(String text, Map<String, String> substitutions) {
    return new StateMachineReader().read(text, substitutions);
  }

  String startAt() {
    return startAt;
  }

  /** How long an execution may take in all. */
  Optional<Duration> timeout() {
    return timeout;
  }

  Map<String, State> states() {
    return states;
  }

  State state(String name) {
    return Optional.ofNullable(states.get(name))
        .orElseThrow(
            () -> new StateErrorException(ErrorName.RUNTIME, "There is no state " + name + "."));
  }
}
