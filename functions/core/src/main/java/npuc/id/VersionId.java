package npuc.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;

/** Identity of a model version, written {@code v-<ulid>}. */
public record VersionId(Ulid ulid) implements Id {
  private static final String PREFIX = "v-";

  /** The id that {@code text} names; empty when it can't be one. */
  public static Optional<VersionId> parse(String text) {
    return Ulid.after(PREFIX, text).map(VersionId::new);
  }

  @JsonCreator
  static VersionId stored(String text) {
    return parse(text).orElseThrow();
  }

  @JsonValue
  @Override
  public String toString() {
    return PREFIX + ulid;
  }
}
