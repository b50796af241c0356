package npuc.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;

/** Identity of a model, written {@code m-<ulid>}. */
public record ModelId(Ulid ulid) implements Id {
  private static final String PREFIX = "m-";

  /** The id that {@code text} names; empty when it can't be one. */
  public static Optional<ModelId> parse(String text) {
    return Ulid.after(PREFIX, text).map(ModelId::new);
  }

  @JsonCreator
  static ModelId stored(String text) {
    return parse(text).orElseThrow();
  }

  @JsonValue
  @Override
  public String toString() {
    return PREFIX + ulid;
  }
}
