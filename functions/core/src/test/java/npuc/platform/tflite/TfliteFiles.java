package npuc.platform.tflite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The files of jobs/tests/tflite_cases.json, which the job program's tests read too. */
public final class TfliteFiles {
  private static final JsonNode CASES = read();

  private TfliteFiles() {}

  /** The file of the case that has that name. */
  public static byte[] named(String name) {
    return cases()
        .filter(one -> one.get("name").stringValue().equals(name))
        .findFirst()
        .map(TfliteFiles::content)
        .orElseThrow();
  }

  static Stream<JsonNode> cases() {
    return CASES.valueStream();
  }

  static byte[] content(JsonNode one) {
    return Base64.getDecoder().decode(one.get("base64").stringValue());
  }

  private static JsonNode read() {
    String name = "tflite_cases.json";
    try (var file = Objects.requireNonNull(TfliteFiles.class.getResourceAsStream(name), name)) {
      return JsonMapper.shared().readTree(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
