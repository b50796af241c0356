package npuc.compilation;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.time.Instant;
import java.util.Optional;
import npuc.caller.CallerName;
import npuc.registry.outer.Publication;

/**
 * One change of state.
 *
 * @param caller who commanded it; empty for what the service did, and in older entries
 * @param subject what changed: {@code compilation}, {@code compile}, {@code verify} or {@code
 *     registration}
 * @param from its phase before; empty for the first entry
 * @param to its phase after
 * @param external where a result was published besides; empty for all else, and in older entries
 */
public record HistoryEntry(
    Instant at,
    Actor actor,
    Optional<CallerName> caller,
    String subject,
    Optional<String> from,
    String to,
    Optional<Reason> reason,
    Optional<Publication> external) {

  @JsonCreator
  public HistoryEntry {}

  /** One of which no outer registry knows. */
  public HistoryEntry(
      Instant at,
      Actor actor,
      Optional<CallerName> caller,
      String subject,
      Optional<String> from,
      String to,
      Optional<Reason> reason) {
    this(at, actor, caller, subject, from, to, reason, Optional.empty());
  }
}
