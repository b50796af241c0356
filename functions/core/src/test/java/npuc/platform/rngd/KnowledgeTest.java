package npuc.platform.rngd;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The data file is read strictly, and says where everything comes from. */
class KnowledgeTest {
  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "cards": { | "crads": { | cards
          "builder": "fxb" | "builder": "fbx" | fbx
          "registry": "rngd_2026_4.json" | "registry": ["a"] | registry
          "registry": "rngd_2026_4.json" | "registry": "a", "registry": "b" | registry
          "registry": "rngd_2026_4.json" | "registered": "rngd_2026_4.json" | registered
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
  void everyRuleHasASource() throws IOException {
    JsonNode knowledge = JsonMapper.shared().readTree(text());

    var rules = new ArrayList<JsonNode>(knowledge.findParents("values"));
    rules.addAll(knowledge.findParents("names"));
    rules.addAll(knowledge.findParents("value"));

    assertTrue(rules.size() > 10, rules::toString);
    rules.forEach(rule -> assertFalse(rule.path("source").asString("").isBlank(), rule::toString));
  }

  @Test
  void theRegistryOfAnSdkIsRead() {
    Registry registry = KnownModels.of(Optional.empty()).registered().orElseThrow();

    assertTrue(registry.architectures().contains("LlamaForCausalLM"));
    for (RegisteredModel model : registry.models()) {
      long end = 0;
      for (RegisteredModel.Lengths lengths : model.presetLengths()) {
        assertTrue(end < lengths.first() && lengths.first() <= lengths.last(), model::architecture);
        end = lengths.last();
      }
      assertTrue(model.keys().contains("model_type"), model::architecture);
    }
  }

  private static String text() throws IOException {
    try (var file = Objects.requireNonNull(Knowledge.class.getResourceAsStream("rngd.json"))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
