package npuc.compilation;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import npuc.id.ArtifactId;

/**
 * How the registration of the new artifact stands.
 *
 * @param retryCount how often a person asked for it again
 */
public record Registration(
    State state, Optional<ArtifactId> artifactId, Optional<Reason> reason, int retryCount) {
  public static final int MAX_RETRIES = 20;

  /** Where it stands. */
  public enum State {
    PENDING("Pending"),
    REGISTERED("Registered"),
    FAILED("Failed");

    private final String word;

    State(String word) {
      this.word = word;
    }

    @JsonValue
    public String word() {
      return word;
    }
  }

  static final Registration NOT_YET =
      new Registration(State.PENDING, Optional.empty(), Optional.empty(), 0);

  Registration registered(ArtifactId artifact) {
    return new Registration(State.REGISTERED, Optional.of(artifact), Optional.empty(), retryCount);
  }

  Registration failed(Reason why) {
    return new Registration(State.FAILED, Optional.empty(), Optional.of(why), retryCount);
  }

  Registration retried() {
    return new Registration(State.PENDING, Optional.empty(), Optional.empty(), retryCount + 1);
  }
}
