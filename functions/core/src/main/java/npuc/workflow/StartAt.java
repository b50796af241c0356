package npuc.workflow;

import npuc.compilation.StepName;

/** Where an execution begins. */
public enum StartAt {
  COMPILE("compile"),
  VERIFY("verify"),
  REGISTER("register");

  private final String word;

  StartAt(String word) {
    this.word = word;
  }

  public static StartAt of(StepName step) {
    return switch (step) {
      case COMPILE -> COMPILE;
      case VERIFY -> VERIFY;
    };
  }

  /** The word in the input of the state machine. */
  public String word() {
    return word;
  }
}
