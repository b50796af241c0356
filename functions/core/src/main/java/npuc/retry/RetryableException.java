package npuc.retry;

/**
 * Something outside (a store, a cluster) did not answer or asked to come back later; the same call
 * may succeed soon. The state machine retries on this class by its name.
 */
public final class RetryableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public RetryableException(String message) {
    super(message);
  }

  public RetryableException(String message, Throwable cause) {
    super(message, cause);
  }
}
