package npuc.compilation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import npuc.id.ArtifactId;
import npuc.registry.outer.Publication;

/**
 * How the registration of the new artifact stands.
 *
 * @param reason why it failed, or is waited for
 * @param retryCount how often a person asked for it again
 * @param external where it was published besides; empty for versions that were not imported, and in
 *     older records
 */
public record Registration(
    State state,
    Optional<ArtifactId> artifactId,
    Optional<Reason> reason,
    int retryCount,
    Optional<Publication> external) {
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

  @JsonCreator
  public Registration {}

  /** One that was published nowhere else. */
  public Registration(
      State state, Optional<ArtifactId> artifactId, Optional<Reason> reason, int retryCount) {
    this(state, artifactId, reason, retryCount, Optional.empty());
  }

  static final Registration NOT_YET =
      new Registration(State.PENDING, Optional.empty(), Optional.empty(), 0);

  Registration registered(ArtifactId artifact, Optional<Publication> published) {
    return new Registration(
        State.REGISTERED, Optional.of(artifact), Optional.empty(), retryCount, published);
  }

  Registration waiting(Reason why) {
    return new Registration(State.PENDING, Optional.empty(), Optional.of(why), retryCount);
  }

  Registration failed(Reason why) {
    return new Registration(State.FAILED, Optional.empty(), Optional.of(why), retryCount);
  }

  Registration retried() {
    return new Registration(State.PENDING, Optional.empty(), Optional.empty(), retryCount + 1);
  }
}
