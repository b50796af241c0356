package npuc.local.execution;

/** The error that a function gave. */
public final class FunctionFailedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String error;

  /**
   * The error as a function gives it.
   *
   * @param error its name, for ErrorEquals: on Lambda the class of the exception
   * @param cause its text
   */
  public FunctionFailedException(String error, String cause) {
    super(cause);
    this.error = error;
  }

  public String error() {
    return error;
  }
}
