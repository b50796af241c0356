package npuc.refusal;

/** What a test expects of an outcome. */
public final class Outcomes {
  private Outcomes() {}

  public static <T> T done(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Done<T>(T value) -> value;
      case Outcome.Refused<T>(Refusal refusal) -> throw new AssertionError(refusal.message());
    };
  }

  public static Refusal refused(Outcome<?> outcome) {
    return switch (outcome) {
      case Outcome.Done<?> done -> throw new AssertionError("not refused: " + done.value());
      case Outcome.Refused<?> refused -> refused.refusal();
    };
  }
}
