package npuc.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;

/** Identity of an upload, written {@code u-<ulid>}. */
public record UploadId(Ulid ulid) implements Id {
  private static final String PREFIX = "u-";

  /** The id that {@code text} names; empty when it can't be one. */
  public static Optional<UploadId> parse(String text) {
    return Ulid.after(PREFIX, text).map(UploadId::new);
  }

  @JsonCreator
  static UploadId stored(String text) {
    return parse(text).orElseThrow();
  }

  @JsonValue
  @Override
  public String toString() {
    return PREFIX + ulid;
  }
}
