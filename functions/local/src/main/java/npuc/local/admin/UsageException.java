package npuc.local.admin;

/** The arguments are none that the program knows. */
final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1;

  UsageException(String message) {
    super(message);
  }
}
