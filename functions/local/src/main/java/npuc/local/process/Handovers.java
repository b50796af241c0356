package npuc.local.process;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import npuc.id.CompilationId;

/**
 * Compilations whose compile Job ended well and whose verification is about to be submitted. Until
 * it is, no new compile may take the room that became free.
 */
final class Handovers {
  /** An execution submits the verification at once, or never, as after a stop. */
  static final Duration LONGEST = Duration.ofSeconds(10);

  private final Map<CompilationId, Instant> until = new ConcurrentHashMap<>();
  private final InstantSource clock;

  Handovers(InstantSource clock) {
    this.clock = clock;
  }

  void compiled(CompilationId compilation) {
    until.put(compilation, clock.instant().plus(LONGEST));
  }

  void submitted(CompilationId compilation) {
    until.remove(compilation);
  }

  /** Whether a verification is still to come. */
  boolean isAwaited() {
    Instant now = clock.instant();
    until.values().removeIf(end -> !end.isAfter(now));
    return !until.isEmpty();
  }
}
