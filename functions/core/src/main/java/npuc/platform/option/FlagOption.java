package npuc.platform.option;

import java.util.Optional;
import npuc.refusal.Fault;
import npuc.refusal.Violations;
import tools.jackson.databind.JsonNode;

/** Something that is on or off; off unless it is set. */
public record FlagOption(Label label) implements Option {

  @Override
  public Optional<OptionValue> defaultValue() {
    return Optional.of(OptionValue.flag(false));
  }

  @Override
  public Optional<OptionValue> read(JsonNode given, String field, Violations violations) {
    violations.require(given.isBoolean(), field, Fault.wrongType("flag", "must be true or false"));
    return given.isBoolean()
        ? Optional.of(OptionValue.flag(given.booleanValue()))
        : Optional.empty();
  }

  @Override
  public String type() {
    return "flag";
  }

  @Override
  public Bounds bounds() {
    return new Bounds.None();
  }
}
