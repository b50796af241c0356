package npuc.local.asl;

import java.time.Instant;
import tools.jackson.databind.JsonNode;

/** What an execution needs from outside to go on. */
sealed interface Effect {

  /** A function is to be called; its result or failure is told to the interpreter. */
  record Call(String function, JsonNode payload, int timeoutSeconds) implements Effect {}

  /**
   * Time has to pass.
   *
   * @param mayEndEarly whether it is a Wait state, which a nudge ends, or a back-off, which none
   *     does
   */
  record Sleep(Instant until, boolean mayEndEarly) implements Effect {}

  /** Nothing any more: it has ended. */
  record Nothing() implements Effect {}
}
