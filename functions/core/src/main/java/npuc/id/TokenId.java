package npuc.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;

/** Identity of an access token, written {@code t-<ulid>}; it gives no right. */
public record TokenId(Ulid ulid) implements Id {
  private static final String PREFIX = "t-";

  /** The id that {@code text} names; empty when it can't be one. */
  public static Optional<TokenId> parse(String text) {
    return Ulid.after(PREFIX, text).map(TokenId::new);
  }

  @JsonCreator
  static TokenId stored(String text) {
    return parse(text).orElseThrow();
  }

  @JsonValue
  @Override
  public String toString() {
    return PREFIX + ulid;
  }
}
