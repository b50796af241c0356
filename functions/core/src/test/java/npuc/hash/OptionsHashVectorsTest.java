package npuc.hash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** Checks every example written out in docs/options-hash.md. */
class OptionsHashVectorsTest {
  private static final Path DOCUMENT = Path.of("../../docs/options-hash.md");
  private static final Pattern VECTOR =
      Pattern.compile(
          "^### (?<title>[^\\n]+)\\n.*?```json\\n(?<input>.*?)```\\n.*?"
              + "```text\\n(?<canonical>[^\\n]*)\\n```\\n.*?`(?<hash>[0-9a-f]{64})`",
          Pattern.MULTILINE | Pattern.DOTALL);

  /** One example: what is asked, how it is written, what it hashes to. */
  record Vector(String title, String input, String canonical, String hash) {
    @Override
    public String toString() {
      return title;
    }
  }

  static List<Vector> vectors() throws IOException {
    return VECTOR
        .matcher(Files.readString(DOCUMENT))
        .results()
        .map(
            found ->
                new Vector(
                    found.group("title"),
                    found.group("input"),
                    found.group("canonical"),
                    found.group("hash")))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void theDocumentTellsTheTruth(Vector vector) {
    HashInput input = JsonMapper.shared().readValue(vector.input(), HashInput.class);

    assertEquals(
        vector.canonical(),
        new String(CanonicalJson.bytes(input.toJson()), StandardCharsets.UTF_8));
    assertEquals(vector.hash(), OptionsHash.of(input).value());
  }

  @Test
  void everyExampleOfTheDocumentIsFound() throws IOException {
    long headings =
        Files.readString(DOCUMENT).lines().filter(line -> line.startsWith("### ")).count();

    assertTrue(headings >= 4, "fewer than four examples");
    assertEquals(headings, vectors().size());
  }
}
