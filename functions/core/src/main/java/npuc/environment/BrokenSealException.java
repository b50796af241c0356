package npuc.environment;

/**
 * A sealed secret does not open: it was changed, belongs to another place, or was sealed with a key
 * that is no longer there. Trying again doesn't help. The message names the place, nothing else.
 */
public final class BrokenSealException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BrokenSealException(SecretPlace place, Throwable cause) {
    super("the secret of " + place + " can't be opened", cause);
  }
}
