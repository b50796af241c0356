package npuc.compilation;

import npuc.refusal.Refusal;
import npuc.refusal.RefusalCode;

/** What a transition decides about a compilation. */
public sealed interface Decision {

  /** The next state, its revision one higher. */
  record Changed(Compilation next) implements Decision {}

  /** It is already so: nothing to store. */
  record Unchanged() implements Decision {}

  /** It may not be so. */
  record Refused(Refusal refusal) implements Decision {}

  Decision UNCHANGED = new Unchanged();

  static Decision refused(RefusalCode code, String message) {
    return new Refused(Refusal.of(code, message));
  }
}
