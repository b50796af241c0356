package npuc.event;

import npuc.compilation.Reason;
import npuc.compilation.ReasonCode;
import npuc.compilation.ReasonKind;

/**
 * Why a compilation waits, failed or stopped, as an event tells it.
 *
 * @param kind who can do something about it
 */
public record EventReason(ReasonCode code, ReasonKind kind, String message) {
  static EventReason of(Reason reason) {
    return new EventReason(reason.code(), reason.code().kind(), reason.message());
  }
}
