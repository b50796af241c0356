package npuc.api.view;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import npuc.platform.Advice;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a dry run tells, as the API shows it. */
final class AdviceJson {
  private AdviceJson() {}

  static ObjectNode of(Advice advice, List<String> otherWarnings) {
    ObjectNode json = Json.object();
    json.set("unitsOfWork", number(advice.unitsOfWork()));
    json.set("memoryBytes", number(advice.memoryBytes()));
    json.set(
        "warnings", Json.texts(Stream.concat(advice.warnings().stream(), otherWarnings.stream())));
    return json;
  }

  private static JsonNode number(OptionalLong value) {
    return Json.number(value.isPresent() ? Optional.of(value.getAsLong()) : Optional.empty());
  }
}
