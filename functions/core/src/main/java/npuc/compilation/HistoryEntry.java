package npuc.compilation;

import java.time.Instant;
import java.util.Optional;
import npuc.caller.CallerName;

/**
 * One change of state.
 *
 * @param caller who commanded it; empty for what the service did, and in older entries
 * @param subject what changed: {@code compilation}, {@code compile}, {@code verify} or {@code
 *     registration}
 * @param from its phase before; empty for the first entry
 * @param to its phase after
 */
public record HistoryEntry(
    Instant at,
    Actor actor,
    Optional<CallerName> caller,
    String subject,
    Optional<String> from,
    String to,
    Optional<Reason> reason) {}
