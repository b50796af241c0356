package npuc.compilation;

/**
 * How long a step may take.
 *
 * @param pendingSeconds from the Job's submission to its container's start
 * @param runSeconds from the container's start to its end
 */
public record Limits(int pendingSeconds, int runSeconds) {
  public static final Limits DEFAULT = new Limits(1_800, 28_800);

  /** Both steps, waiting and running, must end within the state machine's 24 hours. */
  public static final int WHOLE_RUN_SECONDS = 82_800;

  /** The longest that verification runs: it only reads files. */
  private static final int MAX_VERIFY_SECONDS = 3_600;

  /** Seconds that a whole compilation can take under these limits. */
  public long wholeRunSeconds() {
    return 2L * pendingSeconds + runSeconds + of(StepName.VERIFY).runSeconds;
  }

  /** The limits of one step. */
  public Limits of(StepName step) {
    return switch (step) {
      case COMPILE -> this;
      case VERIFY -> new Limits(pendingSeconds, Math.min(runSeconds, MAX_VERIFY_SECONDS));
    };
  }
}
