package npuc.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;

/** Identity of a compilation, written {@code c-<ulid>}. */
public record CompilationId(Ulid ulid) implements Id {
  private static final String PREFIX = "c-";

  /** The id that {@code text} names; empty when it can't be one. */
  public static Optional<CompilationId> parse(String text) {
    return Ulid.after(PREFIX, text).map(CompilationId::new);
  }

  @JsonCreator
  static CompilationId stored(String text) {
    return parse(text).orElseThrow();
  }

  @JsonValue
  @Override
  public String toString() {
    return PREFIX + ulid;
  }
}
