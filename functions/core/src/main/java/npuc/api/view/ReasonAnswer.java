package npuc.api.view;

import java.util.Optional;
import npuc.compilation.Cause;
import npuc.compilation.Reason;
import npuc.compilation.ReasonCode;
import npuc.compilation.ReasonKind;

/** Why something waits, failed or ended, and who can do something about it. */
record ReasonAnswer(ReasonCode code, ReasonKind kind, String message, Optional<Cause> cause) {
  static ReasonAnswer of(Reason reason) {
    return new ReasonAnswer(reason.code(), reason.code().kind(), reason.message(), reason.cause());
  }
}
