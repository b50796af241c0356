package npuc.compilation;

import com.fasterxml.jackson.annotation.JsonValue;

/** Where a step, or one attempt at it, stands. */
public enum StepPhase {
  /** No container has started. */
  PENDING("Pending"),
  RUNNING("Running"),
  SUCCEEDED("Succeeded"),
  FAILED("Failed"),
  STOPPED("Stopped");

  private final String word;

  StepPhase(String word) {
    this.word = word;
  }

  /** The word used in the API. */
  @JsonValue
  public String word() {
    return word;
  }

  public boolean isOpen() {
    return this == PENDING || this == RUNNING;
  }
}
