package npuc.source.net;

import npuc.compilation.Reason;
import npuc.compilation.ReasonCode;

/** A source is not there, or not to be had: whoever asked can mend that. */
public final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Reason reason;

  /**
   * A refusal.
   *
   * @param code one of the codes {@code Source...}
   * @param message what it is and what to do, to follow a colon
   */
  public RefusedException(ReasonCode code, String message) {
    super(message);
    this.reason = new Reason(code, message);
  }

  public Reason reason() {
    return reason;
  }
}
