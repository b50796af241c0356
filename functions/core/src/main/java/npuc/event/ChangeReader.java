package npuc.event;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads what a store tells of its changes. */
@FunctionalInterface
public interface ChangeReader {

  /**
   * The event of a change; empty for one that changes no phase of a compilation.
   *
   * @param change as the store tells it
   * @throws IllegalStateException if it can't be read; its message names the compilation
   */
  Optional<PhaseChanged> read(JsonNode change);
}
