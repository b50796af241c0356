package npuc.local.asl;

import java.util.List;

/** A state machine file that can't be run. Names everything that is wrong with it. */
public final class DefinitionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DefinitionException(List<String> problems) {
    super("the state machine is not valid:\n  " + String.join("\n  ", problems));
  }
}
