package npuc.platform.rngd;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is known of RNGD and its compilers: the file rngd.json of the job program, which reads it
 * too. Each rule in it says where it comes from.
 *
 * @param sdks newest first
 */
record Knowledge(
    Limits limits,
    Choice tensorParallel,
    Names requiredNumbers,
    SafetensorsRules safetensors,
    List<KnownModels> sdks) {

  /** Those of any SDK. */
  record Limits(
      Limit pesPerCard,
      Limit cards,
      Limit shortestContext,
      Limit longestContext,
      Limit samplerWindow) {}

  /** The numbers that one may choose from. */
  record Choice(List<Long> values, String source) {
    Choice {
      values = List.copyOf(values);
    }
  }

  /** Fields of a config.json. */
  record Names(List<String> names, String source) {
    Names {
      names = List.copyOf(names);
    }
  }

  private static final String FILE = "rngd.json";

  private static final JsonMapper STRICT =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .build();

  static final Knowledge RNGD = load();

  Knowledge {
    sdks = List.copyOf(sdks);
    List<Integer> releases = sdks.stream().map(KnownModels::release).toList();
    if (sdks.isEmpty() || !releases.equals(releases.stream().sorted().toList().reversed())) {
      throw new IllegalArgumentException("sdks must hold one or more, the newest first");
    }
  }

  /**
   * Reads the file's text.
   *
   * @throws IllegalStateException if a field is unknown, missing, twice there or of another type
   */
  static Knowledge parse(String text) {
    try {
      return STRICT.readValue(text, Knowledge.class);
    } catch (JacksonException e) {
      throw new IllegalStateException(FILE + " can't be read: " + e.getMessage(), e);
    }
  }

  private static Knowledge load() {
    try (InputStream file =
        Objects.requireNonNull(Knowledge.class.getResourceAsStream(FILE), FILE)) {
      return parse(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
