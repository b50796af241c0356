package npuc.platform;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.regex.Pattern;

/** The format of an artifact, and so the target of a compilation: safetensors, tflite, rngd ... */
public record PlatformName(@JsonValue String value) {
  private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");

  @JsonCreator
  public PlatformName {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not a platform name: " + value);
    }
  }

  /** The platform that {@code text} names; empty when it can't be one. */
  public static Optional<PlatformName> parse(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new PlatformName(text)) : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
