package npuc.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;

/** Identity of a webhook, written {@code w-<ulid>}. */
public record WebhookId(Ulid ulid) implements Id {
  private static final String PREFIX = "w-";

  /** The id that {@code text} names; empty when it can't be one. */
  public static Optional<WebhookId> parse(String text) {
    return Ulid.after(PREFIX, text).map(WebhookId::new);
  }

  @JsonCreator
  static WebhookId stored(String text) {
    return parse(text).orElseThrow();
  }

  @JsonValue
  @Override
  public String toString() {
    return PREFIX + ulid;
  }
}
