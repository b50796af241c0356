package npuc.compilation;

/**
 * How long a step may take.
 *
 * @param queueSeconds from the Job's submission until there is room for it; older records don't
 *     have it, and wait as long as any may
 * @param pendingSeconds from there to its container's start; the time without room is not counted
 * @param runSeconds from the container's start to its end
 */
public record Limits(int queueSeconds, int pendingSeconds, int runSeconds) {
  /** The longest that a step may wait for room. */
  public static final int MAX_QUEUE_SECONDS = 86_400;

  public static final Limits DEFAULT = new Limits(MAX_QUEUE_SECONDS, 1_800, 28_800);

  /**
   * What both steps may take beside the time without room: with that of both steps they end within
   * the state machine's 74 hours, the fetching of a model included.
   */
  public static final int WHOLE_RUN_SECONDS = 82_800;

  /** The longest that the files of a model may take to come from their source: 2 h. */
  public static final int FETCH_SECONDS = 7_200;

  /** The longest that verification runs: it only reads files. */
  private static final int MAX_VERIFY_SECONDS = 3_600;

  public Limits {
    queueSeconds = queueSeconds == 0 ? MAX_QUEUE_SECONDS : queueSeconds;
  }

  /** Seconds that a whole compilation can take under these limits once there is room. */
  public long wholeRunSeconds() {
    return 2L * pendingSeconds + runSeconds + of(StepName.VERIFY).runSeconds;
  }

  /** The limits of one step. */
  public Limits of(StepName step) {
    return switch (step) {
      case COMPILE -> this;
      case VERIFY ->
          new Limits(queueSeconds, pendingSeconds, Math.min(runSeconds, MAX_VERIFY_SECONDS));
    };
  }
}
