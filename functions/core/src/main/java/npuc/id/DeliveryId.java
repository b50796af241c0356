package npuc.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;

/** Identity of a delivery of an event, written {@code d-<ulid>}. */
public record DeliveryId(Ulid ulid) implements Id {
  private static final String PREFIX = "d-";

  /** The id that {@code text} names; empty when it can't be one. */
  public static Optional<DeliveryId> parse(String text) {
    return Ulid.after(PREFIX, text).map(DeliveryId::new);
  }

  @JsonCreator
  static DeliveryId stored(String text) {
    return parse(text).orElseThrow();
  }

  @JsonValue
  @Override
  public String toString() {
    return PREFIX + ulid;
  }
}
