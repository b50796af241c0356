package npuc.lambda.kubernetes;

/**
 * The cluster will not do what it is asked for, however often: rights, a namespace or an image are
 * missing. Its message tells what to repair, and holds no secret.
 */
public final class ClusterRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ClusterRefusedException(String message) {
    super(message);
  }
}
