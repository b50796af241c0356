package npuc.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Records in JSON files that are packed with the classes. They are ours, so any slip in them is
 * refused; only what is Optional may be left out, and numbers, which are 0 then.
 */
public final class PackagedJson {
  /** Refuses what is unknown, missing, twice there or of another type. */
  public static final JsonMapper STRICT =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .build();

  private PackagedJson() {}

  /** The record in the file beside its class. */
  public static <T> T read(Class<T> type, String file) {
    return read(type, type, file);
  }

  /** The record in the file beside another class. */
  public static <T> T read(Class<T> type, Class<?> beside, String file) {
    try (InputStream content = Objects.requireNonNull(beside.getResourceAsStream(file), file)) {
      return parse(type, file, new String(content.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The record in a text.
   *
   * @param file that the text is said to be from
   * @throws IllegalStateException if a field is unknown, missing, twice there or of another type;
   *     its message names the field
   */
  public static <T> T parse(Class<T> type, String file, String text) {
    try {
      return STRICT.readValue(text, type);
    } catch (JacksonException e) {
      throw new IllegalStateException(file + " can't be read: " + e.getMessage(), e);
    }
  }
}
