package npuc.local.asl;

/** A state machine file that can't be run as it is written. The message tells where and why. */
public final class InvalidStateMachineException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InvalidStateMachineException(String message) {
    super(message);
  }
}
