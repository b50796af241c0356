package npuc.platform.rngd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The data file is read strictly, and says where everything comes from. */
class KnowledgeTest {
  private static final Set<String> LISTED = Set.of("architectures");

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "cards": { | "crads": { | cards
          "builder": "fxb" | "builder": "fbx" | fbx
          "ropeScaling": "null" | "ropeScaling": null | ropeScaling
          "longestContext": 40960 | "longestContext": "40960" | longestContext
          "longestContext": 40960 | "longestContext": 40960.5 | longestContext
          "longestContext": 40960 | "longestContext": 1, "longestContext": 2 | longestContext
          "longestContext": 40960 | "longest": 40960 | longest
          "sdk": "2026.4", | | sdk
          "sdk": "2026.4" | "sdk": "2026.2" | the newest first
          "maxHeaderBytes": 100000000, | | maxHeaderBytes
          "samplerWindow": {"value": 1024 | "samplerWindow": {"valeu": 1024 | samplerWindow
          "samplerWindow": {"value": 1024, | "samplerWindow": { | a value above 0
          """)
  void refusesAFileWithAMistake(String right, String wrong, String named) throws IOException {
    String text = text();
    String changed = text.replace(right, Objects.requireNonNullElse(wrong, ""));
    assertNotEquals(text, changed);

    var refused = assertThrows(IllegalStateException.class, () -> Knowledge.parse(changed));

    assertTrue(Objects.toString(refused.getMessage()).contains(named), refused::getMessage);
  }

  @Test
  void everyRuleOfAnArchitectureHasASource() throws IOException {
    for (JsonNode sdk : JsonMapper.shared().readTree(text()).get("sdks")) {
      var rules = new TreeSet<String>();
      for (JsonNode architecture : sdk.get("architectures")) {
        rules.addAll(architecture.propertyNames());
        rules.addAll(architecture.path("config").propertyNames());
      }

      assertEquals(
          rules.isEmpty() ? LISTED : rules, new TreeSet<>(sdk.get("sources").propertyNames()));
    }
  }

  private static String text() throws IOException {
    try (var file = Objects.requireNonNull(Knowledge.class.getResourceAsStream("rngd.json"))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
