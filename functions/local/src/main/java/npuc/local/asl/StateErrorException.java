package npuc.local.asl;

/** A state fails with an error name and a cause; caught where the state is carried out. */
final class StateErrorException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String error;
  private final String reason;

  StateErrorException(String error, String reason) {
    super(error + ": " + reason);
    this.error = error;
    this.reason = reason;
  }

  String error() {
    return error;
  }

  String reason() {
    return reason;
  }
}
