package npuc.platform.rngd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The validator against verdicts of the vendor's dry run that {@code make rngd-agreement} recorded:
 * what the vendor refused we refuse.
 */
class VendorSampleTest {
  private static final String FILE = "rngd-verdicts-2026.4.0.jsonl";
  private static List<JsonNode> recorded = List.of();

  @BeforeAll
  static void read() throws IOException {
    try (var stream = VendorSampleTest.class.getResourceAsStream(FILE)) {
      assertNotNull(stream);
      recorded =
          new String(stream.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .map(line -> JsonMapper.shared().readTree(line))
              .toList();
    }
  }

  @Test
  void whatTheVendorRefusesWeRefuse() {
    for (JsonNode one : recorded) {
      if (!one.get("vendorAccepts").booleanValue()) {
        assertTrue(isRefused(one, "given") && isRefused(one, "asked"), one::toString);
      }
    }
  }

  @Test
  void whatWeAcceptTheVendorWasAskedForExactlyThat() {
    long accepted = 0;
    for (JsonNode one : recorded) {
      if (!isRefused(one, "given")) {
        accepted++;
        assertEquals(options(one, "asked"), options(one, "given"), one::toString);
        assertTrue(one.get("vendorAccepts").booleanValue(), one::toString);
      }
    }
    assertTrue(accepted > recorded.size() / 10, "accepted " + accepted);
  }

  private static boolean isRefused(JsonNode one, String options) {
    return !verdict(one, options).get("violations").isEmpty();
  }

  private static JsonNode options(JsonNode one, String options) {
    return verdict(one, options).get("options");
  }

  private static ObjectNode verdict(JsonNode one, String options) {
    ObjectNode asked = JsonMapper.shared().createObjectNode();
    asked.set("config", one.get("config"));
    asked.set("options", one.get(options));
    return Verdicts.verdict(asked);
  }
}
