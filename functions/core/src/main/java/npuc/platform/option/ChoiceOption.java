package npuc.platform.option;

import java.util.List;
import java.util.Optional;
import npuc.refusal.Fault;
import npuc.refusal.Violations;
import tools.jackson.databind.JsonNode;

/** One of a few texts. */
public record ChoiceOption(Label label, List<String> choices, Optional<OptionValue> defaultValue)
    implements Option {

  @Override
  public Optional<OptionValue> read(JsonNode given, String field, Violations violations) {
    boolean known = given.isString() && choices.contains(given.stringValue());
    violations.require(known, field, Fault.notOneOf(choices));
    return known ? Optional.of(OptionValue.text(given.stringValue())) : Optional.empty();
  }

  @Override
  public String type() {
    return "choice";
  }

  @Override
  public Bounds bounds() {
    return new Bounds.Choices(choices);
  }
}
