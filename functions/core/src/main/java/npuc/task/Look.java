package npuc.task;

import java.util.Optional;
import npuc.compilation.Compilation;

/**
 * What a sweep saw of one compilation, and did.
 *
 * @param seen as it was before; empty when it was not read, or is not active any more
 */
record Look(Found found, Optional<Compilation> seen) {
  enum Found {
    WELL,
    STARTED,
    ENDED,
    NOT_REACHED
  }

  /** Nothing to look at, or no time to. */
  static final Look NONE = new Look(Found.WELL, Optional.empty());

  static final Look NOT_REACHED = new Look(Found.NOT_REACHED, Optional.empty());
}
