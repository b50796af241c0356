package npuc.local.asl;

import java.util.Map;
import java.util.Optional;

/** A state machine that was read and found valid. */
record StateMachine(String startAt, Map<String, State> states, int timeoutSeconds) {
  StateMachine {
    states = Map.copyOf(states);
  }

  State state(String name) {
    return Optional.ofNullable(states.get(name)).orElseThrow();
  }
}
