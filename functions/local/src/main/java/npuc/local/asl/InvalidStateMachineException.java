package npuc.local.asl;

import java.util.List;

/** A state machine file that can't be run as it is written. Tells everything that is wrong. */
public final class InvalidStateMachineException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final List<String> problems;

  InvalidStateMachineException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /** Each problem as {@code path: what is wrong}. */
  public List<String> problems() {
    return problems;
  }
}
