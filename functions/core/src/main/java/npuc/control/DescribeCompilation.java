package npuc.control;

import java.time.Clock;
import java.util.function.Function;
import npuc.caller.CallerName;
import npuc.compilation.Changes;
import npuc.compilation.Compilation;
import npuc.compilation.Description;
import npuc.compilation.DescriptionTransitions;
import npuc.id.CompilationId;
import npuc.refusal.Outcome;

/** Changes what people say of a compilation. Said again, nothing is stored. */
public final class DescribeCompilation {
  private final Changes changes;
  private final Clock clock;

  public DescribeCompilation(Changes changes, Clock clock) {
    this.changes = changes;
    this.clock = clock;
  }

  /**
   * Stores what an edit makes of the description as it is now.
   *
   * @param edit a pure function; of two edits at once each is made of what the other left
   */
  public Outcome<Compilation> describe(
      CompilationId id, Function<Description, Outcome<Description>> edit, CallerName caller) {
    return changes.apply(
        id, before -> DescriptionTransitions.describe(before, edit, caller, clock.instant()));
  }
}
