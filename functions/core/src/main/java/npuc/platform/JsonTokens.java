package npuc.platform;

import tools.jackson.core.JsonParser;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON in a file of a model, token by token: an index or a header may be larger than the memory
 * that there is for a request, and names as many tensors as its writer wants. It must be UTF-8, as
 * those who read it later take nothing else.
 */
public final class JsonTokens {
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
                  .disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
                  .build())
          .build();

  private JsonTokens() {}

  /** Reads that many bytes of a file; to be closed. */
  public static JsonParser of(ModelFiles files, String name, long offset, long length) {
    return MAPPER.createParser(new FilePart(files, name, offset, length));
  }
}
