package npuc.platform.option;

import java.util.Optional;
import npuc.input.Numbers;
import npuc.refusal.Violations;
import tools.jackson.databind.JsonNode;

/**
 * A whole number.
 *
 * @param powerOfTwo whether it must be a power of two
 */
public record IntegerOption(
    Label label, long min, long max, boolean powerOfTwo, Optional<OptionValue> defaultValue)
    implements Option {

  @Override
  public Optional<OptionValue> read(JsonNode given, String field, Violations violations) {
    Optional<Long> number = Numbers.integral(given).filter(this::isAllowed);
    String kind = powerOfTwo ? "a power of two" : "a whole number";
    violations.require(
        number.isPresent(), field, "must be " + kind + " from " + min + " to " + max);
    return number.map(OptionValue::whole);
  }

  @Override
  public String type() {
    return "integer";
  }

  @Override
  public Bounds bounds() {
    return new Bounds.Range(min, max, powerOfTwo);
  }

  private boolean isAllowed(long number) {
    return number >= min && number <= max && (!powerOfTwo || Long.bitCount(number) == 1);
  }
}
