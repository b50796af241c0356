package npuc.lambda.kubernetes;

import npuc.compilation.Reason;

/** The quota of the namespace does not allow one more object: there may be room later. */
final class NoRoomException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Reason reason;

  NoRoomException(Reason reason) {
    super(reason.message());
    this.reason = reason;
  }

  Reason reason() {
    return reason;
  }
}
