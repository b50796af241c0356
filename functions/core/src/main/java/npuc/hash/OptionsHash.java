package npuc.hash;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * Tells whether two compilations were asked to do the same. See docs/options-hash.md.
 *
 * @param value sha256 of the {@link CanonicalJson} of a {@link HashInput}: 64 hexadecimal
 *     characters, lower case
 */
public record OptionsHash(@JsonValue String value) {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");
  private static final int SHORT = 12;

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public OptionsHash {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not an options hash: " + value);
    }
  }

  /** The hash of what a compilation was asked to do. */
  public static OptionsHash of(HashInput input) {
    return new OptionsHash(Sha256.hex(CanonicalJson.bytes(input.toJson())));
  }

  /** The first 12 characters, enough for a person and for the name of a folder. */
  public String shortHash() {
    return value.substring(0, SHORT);
  }

  @Override
  public String toString() {
    return value;
  }
}
