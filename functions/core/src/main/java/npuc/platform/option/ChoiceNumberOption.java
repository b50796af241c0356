package npuc.platform.option;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import npuc.input.Numbers;
import npuc.refusal.Violations;
import tools.jackson.databind.JsonNode;

/** One of a few whole numbers. */
public record ChoiceNumberOption(
    Label label, List<Long> choices, Optional<OptionValue> defaultValue) implements Option {

  @Override
  public Optional<OptionValue> read(JsonNode given, String field, Violations violations) {
    Optional<Long> known = Numbers.integral(given).filter(choices::contains);
    violations.require(known.isPresent(), field, "must be one of the numbers " + listed());
    return known.map(OptionValue::whole);
  }

  @Override
  public String type() {
    return "choice";
  }

  @Override
  public Bounds bounds() {
    return new Bounds.Choices(choices);
  }

  private String listed() {
    return choices.stream().map(Object::toString).collect(Collectors.joining(", "));
  }
}
