package npuc.platform.tflite;

/** Ends the reading of a flatbuffer; never leaves {@link TfliteReader}. */
final class UnreadableException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Why it ended. */
  enum Cause {
    /** Something points to where nothing is. */
    DAMAGED,
    /** A list or the whole has more than is read. */
    TOO_LARGE
  }

  private final Cause cause;

  UnreadableException(Cause cause) {
    super(cause.name(), null, false, false);
    this.cause = cause;
  }

  Cause cause() {
    return cause;
  }
}
