package npuc.compilation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.stream.Stream;

/** The two steps of a compilation that run as Jobs, in their order. */
public enum StepName {
  /** Runs the platform's compiler. */
  COMPILE("compile"),
  /** Checks the files against the manifest and publishes them: "Artifact file verification". */
  VERIFY("verify");

  private final String word;

  StepName(String word) {
    this.word = word;
  }

  /** The step that {@code word} names in the API, in a Job's argument and in the state machine. */
  public static Optional<StepName> of(String word) {
    return Stream.of(values()).filter(step -> step.word.equals(word)).findFirst();
  }

  @JsonCreator
  static StepName stored(String word) {
    return of(word).orElseThrow(() -> new IllegalArgumentException("not a step: " + word));
  }

  @JsonValue
  public String word() {
    return word;
  }
}
