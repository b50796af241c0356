package npuc.compilation;

import java.time.Instant;
import java.util.function.Function;
import npuc.caller.CallerName;
import npuc.refusal.Outcome;

/** Describing a compilation anew, wherever it stands. It is no change of state. */
public final class DescriptionTransitions {
  private DescriptionTransitions() {}

  /**
   * Keeps what an edit makes of the description; the same again changes nothing.
   *
   * @param edit a pure function of the description that is stored
   */
  public static Decision describe(
      Compilation before,
      Function<Description, Outcome<Description>> edit,
      CallerName caller,
      Instant now) {
    return switch (edit.apply(before.description())) {
      case Outcome.Refused<Description>(var refusal) -> new Decision.Refused(refusal);
      case Outcome.Done<Description>(var next) when next.equals(before.description()) ->
          Decision.UNCHANGED;
      case Outcome.Done<Description>(var next) ->
          Change.by(caller, before, now).description(next).changed();
    };
  }
}
