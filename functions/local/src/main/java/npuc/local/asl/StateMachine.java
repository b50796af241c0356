package npuc.local.asl;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A state machine that can be run: a strict subset of the Amazon States Language with JSONata
 * (states-language.net, and the AWS Step Functions Developer Guide). Whatever it can't run exactly
 * as Step Functions does is refused when it is loaded.
 */
@JsonIgnoreProperties("Comment")
public record StateMachine(
    QueryLanguage queryLanguage,
    String startAt,
    Optional<Integer> timeoutSeconds,
    Map<String, State> states) {
  /** What expressions are written in. */
  enum QueryLanguage {
    JSONata
  }

  public StateMachine {
    timeoutSeconds.ifPresent(
        seconds -> Json.require(seconds > 0, "TimeoutSeconds must be above 0"));
    states = Map.copyOf(states);
  }

  /**
   * Reads a machine.
   *
   * @param text the content of an {@code .asl.json} file
   * @param substitutions a value for every <code>${Name}</code> in it
   * @throws InvalidStateMachineException with the place of what is wrong
   */
  public static StateMachine load(String text, Map<String, String> substitutions) {
    StateMachine machine = Json.readMachine(Substitutions.apply(text, substitutions));
    machine.checkWays();
    return machine;
  }

  /** How long an execution may take in all. */
  Optional<Duration> timeout() {
    return timeoutSeconds.map(Duration::ofSeconds);
  }

  State state(String name) {
    return Optional.ofNullable(states.get(name))
        .orElseThrow(
            () -> new StateErrorException(ErrorName.RUNTIME, "There is no state " + name + "."));
  }

  /** Every way leads to a state, and to every state leads a way. */
  private void checkWays() {
    var reached = new TreeSet<String>();
    Deque<String> open = new ArrayDeque<>(List.of(startAt));
    while (!open.isEmpty()) {
      String name = open.remove();
      if (!states.containsKey(name)) {
        throw new InvalidStateMachineException("there is no state " + name);
      }
      if (reached.add(name)) {
        open.addAll(states.get(name).ways());
      }
    }
    Set<String> missed = new TreeSet<>(states.keySet());
    missed.removeAll(reached);
    if (!missed.isEmpty()) {
      throw new InvalidStateMachineException("never reached: " + missed);
    }
  }
}
