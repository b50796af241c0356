package npuc.platform.rngd;

import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Method and numbers of a model's weights in words, such as {@code fp8 dynamic}. */
final class Quantization {
  static final String NONE = "none";

  private static final String GROUPS = "config_groups";

  private Quantization() {}

  static String of(JsonNode config) {
    JsonNode given = config.path("quantization_config");
    if (!given.isObject()) {
      return NONE;
    }
    String method = text(given.path("quant_method"), "None");
    return switch (method) {
      case "fp8" -> method + " " + text(given.path("activation_scheme"), "dynamic");
      case "compressed-tensors" -> method + " " + scheme(given.path(GROUPS));
      default -> method;
    };
  }

  /** The first word, which is all that fxb looks at. */
  static String method(String quantization) {
    return quantization.split(" ", 2)[0];
  }

  private static String scheme(JsonNode groups) {
    var found = new TreeSet<String>();
    for (JsonNode group : groups.isObject() ? groups.values() : new TreeSet<JsonNode>()) {
      JsonNode weights = group.path("weights");
      found.add(
          Stream.of("type", "num_bits", "strategy")
              .map(name -> text(weights.path(name), "?"))
              .collect(Collectors.joining(" ")));
    }
    return found.isEmpty() ? "unknown" : String.join(" and ", found);
  }

  private static String text(JsonNode node, String otherwise) {
    return node.isMissingNode() ? otherwise : node.isNull() ? "None" : node.asString(otherwise);
  }
}
