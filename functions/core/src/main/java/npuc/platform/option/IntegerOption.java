package npuc.platform.option;

import java.util.Optional;
import npuc.input.Numbers;
import npuc.refusal.Fault;
import npuc.refusal.ViolationCode;
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
    violations.require(
        number.isPresent(), field, powerOfTwo ? notPowerOfTwo() : Fault.outOfRange(min, max));
    return number.map(OptionValue::whole);
  }

  private Fault notPowerOfTwo() {
    return Fault.of(ViolationCode.OUT_OF_RANGE, "must be a power of two from {min} to {max}")
        .with("min", min)
        .with("max", max)
        .with("kind", "powerOfTwo");
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
