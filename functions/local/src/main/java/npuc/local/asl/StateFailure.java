package npuc.local.asl;

/** Carries a {@link StateError} out of an evaluation. */
final class StateFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient StateError error;

  StateFailure(String name, String cause) {
    super(name + ": " + cause);
    this.error = new StateError(name, cause);
  }

  StateError error() {
    return error;
  }
}
