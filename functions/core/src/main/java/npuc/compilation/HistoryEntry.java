package npuc.compilation;

import java.time.Instant;
import java.util.Optional;

/**
 * One change of state.
 *
 * @param subject what changed: {@code compilation}, {@code compile}, {@code verify} or {@code
 *     registration}
 * @param from its phase before; empty for the first entry
 * @param to its phase after
 */
public record HistoryEntry(
    Instant at,
    Actor actor,
    String subject,
    Optional<String> from,
    String to,
    Optional<Reason> reason) {}
