package npuc.compilation;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a compilation stands. */
public enum Phase {
  /** The Job of the step that is to run has no started container yet. */
  PENDING("Pending"),
  /** A Job has started. */
  RUNNING("Running"),
  /** Both steps are done and the files are published; not registered (yet). */
  SUCCEEDED("Succeeded"),
  /** The new artifact is registered on the version. */
  REGISTERED("Registered"),
  FAILED("Failed"),
  /** A stop was accepted and a Job is being ended. */
  STOPPING("Stopping"),
  STOPPED("Stopped");

  private final String word;

  Phase(String word) {
    this.word = word;
  }

  /** The phase that {@code word} names in the API. */
  public static Optional<Phase> of(String word) {
    return Stream.of(values()).filter(phase -> phase.word.equals(word)).findFirst();
  }

  /** The word used in the API. */
  @JsonValue
  public String word() {
    return word;
  }

  /** Whether a step is to run, runs, or is being ended. */
  public boolean isUnderWay() {
    return this == PENDING || this == RUNNING || this == STOPPING;
  }
}
