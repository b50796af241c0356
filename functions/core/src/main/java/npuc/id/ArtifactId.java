package npuc.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;

/** Identity of an artifact, written {@code a-<ulid>}. */
public record ArtifactId(Ulid ulid) implements Id {
  private static final String PREFIX = "a-";

  /** The id that {@code text} names; empty when it can't be one. */
  public static Optional<ArtifactId> parse(String text) {
    return Ulid.after(PREFIX, text).map(ArtifactId::new);
  }

  @JsonCreator
  static ArtifactId stored(String text) {
    return parse(text).orElseThrow();
  }

  @JsonValue
  @Override
  public String toString() {
    return PREFIX + ulid;
  }
}
