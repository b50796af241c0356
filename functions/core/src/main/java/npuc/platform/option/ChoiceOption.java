package npuc.platform.option;

import java.util.List;
import java.util.Optional;
import npuc.refusal.Violations;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One of a few texts. */
public record ChoiceOption(Label label, List<String> choices, Optional<OptionValue> defaultValue)
    implements Option {

  @Override
  public Optional<OptionValue> read(JsonNode given, String field, Violations violations) {
    boolean known = given.isString() && choices.contains(given.stringValue());
    violations.require(known, field, "must be one of " + String.join(", ", choices));
    return known ? Optional.of(OptionValue.text(given.stringValue())) : Optional.empty();
  }

  @Override
  public String type() {
    return "choice";
  }

  @Override
  public void describe(ObjectNode description) {
    var listed = description.putArray("choices");
    choices.forEach(listed::add);
  }
}
