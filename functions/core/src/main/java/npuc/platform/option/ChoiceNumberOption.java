package npuc.platform.option;

import java.util.List;
import java.util.Optional;
import npuc.input.Numbers;
import npuc.refusal.Fault;
import npuc.refusal.ViolationCode;
import npuc.refusal.Violations;
import tools.jackson.databind.JsonNode;

/** One of a few whole numbers. */
public record ChoiceNumberOption(
    Label label, List<Long> choices, Optional<OptionValue> defaultValue) implements Option {

  @Override
  public Optional<OptionValue> read(JsonNode given, String field, Violations violations) {
    Optional<Long> known = Numbers.integral(given).filter(choices::contains);
    violations.require(
        known.isPresent(),
        field,
        Fault.of(ViolationCode.NOT_ONE_OF, "must be one of the numbers {allowed}")
            .with("allowed", choices));
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
}
