package npuc.api.view;

import java.time.Instant;
import java.util.Optional;
import npuc.caller.CallerName;
import npuc.compilation.Actor;
import npuc.compilation.HistoryEntry;
import npuc.registry.outer.Publication;

/** One change of state. */
public record HistoryEntryAnswer(
    Instant at,
    Actor actor,
    Optional<CallerName> caller,
    String subject,
    Optional<String> from,
    String to,
    Optional<ReasonAnswer> reason,
    Optional<Publication> external) {

  public static HistoryEntryAnswer of(HistoryEntry entry) {
    return new HistoryEntryAnswer(
        entry.at(),
        entry.actor(),
        entry.caller(),
        entry.subject(),
        entry.from(),
        entry.to(),
        entry.reason().map(ReasonAnswer::of),
        entry.external());
  }
}
