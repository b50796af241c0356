package npuc.api.view;

import npuc.compilation.Reason;
import npuc.compilation.ReasonCode;
import npuc.compilation.ReasonKind;

/** Why something waits, failed or ended, and who can do something about it. */
record ReasonAnswer(ReasonCode code, ReasonKind kind, String message) {
  static ReasonAnswer of(Reason reason) {
    return new ReasonAnswer(reason.code(), reason.code().kind(), reason.message());
  }
}
