package npuc.environment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A secret that only the {@link SecretBox} that sealed it can open; safe to store.
 *
 * @param text printable ASCII that means something to the box alone
 */
public record SealedSecret(@JsonValue String text) {

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public SealedSecret {}
}
