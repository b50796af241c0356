package npuc.registry;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * Which content of a source is meant, whatever its names come to mean later.
 *
 * @param text {@code commit:<40 hex>} of a hub; {@code version:<VersionId>} or {@code etag:<ETag>}
 *     of an object in S3; {@code listing:<64 hex>}, the sha256 of paths, sizes and ETags, of many
 *     objects or of files in MLflow; {@code sha256:<64 hex>} of a file of the web
 */
public record Pin(@JsonValue String text) {
  private static final Pattern FORM =
      Pattern.compile(
          "commit:[0-9a-f]{40}|listing:[0-9a-f]{64}|sha256:[0-9a-f]{64}"
              + "|version:[!-~]{1,1024}|etag:[!-~]{1,1024}");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Pin {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("not a pin: " + text);
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
