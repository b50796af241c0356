package npuc.source.net;

/**
 * A source does not answer, or answers nonsense: its message is a short reason, without secrets.
 */
public final class UnseenException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String why;

  public UnseenException(String why) {
    super(why);
    this.why = why;
  }

  public UnseenException(String why, Throwable cause) {
    super(why, cause);
    this.why = why;
  }

  public String why() {
    return why;
  }
}
