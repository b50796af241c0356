package npuc.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * How stores write records: as JSON documents. Times are ISO-8601 texts, an empty Optional is left
 * out.
 *
 * <p>A field that a newer version added is ignored, so that going back one version is possible. A
 * missing number is 0 and a missing flag false; anything else that is missing and not Optional
 * makes the document unreadable.
 */
public final class DocumentFormat<T> {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .changeDefaultPropertyInclusion(
              all -> all.withValueInclusion(JsonInclude.Include.NON_ABSENT))
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .build();

  private final Class<T> type;

  /** For values of one type. */
  public DocumentFormat(Class<T> type) {
    this.type = type;
  }

  /** The document of a value. */
  public String write(T value) {
    return JSON.writeValueAsString(value);
  }

  /**
   * The value of a document.
   *
   * @param key under which it is stored
   * @throws IllegalStateException if it can't be read; its message names the key
   */
  public T read(String key, String document) {
    try {
      return Optional.ofNullable(JSON.readValue(document, type))
          .orElseThrow(() -> new IllegalStateException(unreadable(key) + "it is null"));
    } catch (JacksonException e) {
      throw new IllegalStateException(unreadable(key) + e.getOriginalMessage(), e);
    }
  }

  private String unreadable(String key) {
    return "the stored " + type.getSimpleName() + " " + key + " can't be read: ";
  }
}
