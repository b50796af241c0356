package npuc.platform;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import npuc.input.Numbers;
import npuc.input.Texts;
import tools.jackson.databind.JsonNode;

/**
 * A Kubernetes resource quantity, such as {@code 500m}, {@code 2}, {@code .5Gi}, {@code +1e3}; what
 * is passed on is its value. The grammar and the rules of rounding are those of
 * k8s.io/apimachinery/pkg/api/resource/quantity.go: a value is not above 2^63-1, and what is finer
 * than a nano is rounded up.
 *
 * @param amount its value in cores or bytes, without zeros at its end
 * @param isBinary whether it is written with a power of 1024, such as Gi, as far as one fits
 */
public record Quantity(BigDecimal amount, boolean isBinary) {
  private static final Pattern FORM =
      Pattern.compile(
          "([+-]?(?:[0-9]{1,64}(?:\\.[0-9]{0,64})?|\\.[0-9]{1,64}))"
              + "(?:[eE]([+-]?[0-9]{1,64})|([A-Za-z]{0,2}))");

  /** Beyond it every value but 0 is above the largest or below the smallest. */
  private static final BigInteger LARGEST_EXPONENT = BigInteger.valueOf(200);

  private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);
  private static final BigDecimal NANO = BigDecimal.ONE.movePointLeft(9);

  public Quantity {
    amount = bounded(amount).stripTrailingZeros();
    isBinary = isBinary && Suffix.isBinary(amount);
  }

  /** The quantity that {@code text} writes; empty when it is none. */
  public static Optional<Quantity> parse(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    var number = new BigDecimal(parts.group(1));
    return Optional.ofNullable(parts.group(2))
        .map(exponent -> Optional.of(decimal(number.scaleByPowerOfTen(exponent(exponent)))))
        .orElseGet(() -> Suffix.of(parts.group(3)).map(suffix -> of(number, suffix)));
  }

  /** A quantity as JSON has it, text or number; empty when it is none. */
  public static Optional<Quantity> read(JsonNode given) {
    return Texts.of(given)
        .flatMap(Quantity::parse)
        .or(() -> Numbers.decimal(given).map(Quantity::decimal));
  }

  @JsonCreator
  static Quantity stored(String text) {
    return parse(text).orElseThrow();
  }

  /** Whether it is at least the one and at most the other. */
  public boolean isBetween(Quantity min, Quantity max) {
    return amount.compareTo(min.amount) >= 0 && amount.compareTo(max.amount) <= 0;
  }

  boolean isAbove(Quantity other) {
    return amount.compareTo(other.amount) > 0;
  }

  Quantity atMost(Quantity most) {
    return isAbove(most) ? most : this;
  }

  /** Rounded up to so many decimal places, as Kubernetes rounds what is requested. */
  Quantity roundedUp(int places) {
    return new Quantity(amount.setScale(places, RoundingMode.CEILING), isBinary);
  }

  /** Rounded up to whole units: bytes for memory. */
  public long wholeUnits() {
    return amount.setScale(0, RoundingMode.CEILING).longValueExact();
  }

  /** Rounded up to thousandths: millicores for cpu. */
  public long thousandths() {
    return amount.movePointRight(3).setScale(0, RoundingMode.CEILING).longValueExact();
  }

  /**
   * The one text for this value, in Kubernetes' canonical form: no fraction, the largest suffix
   * that leaves none. {@code 1.5Gi} is {@code 1536Mi}, {@code 0.5} is {@code 500m}.
   */
  @JsonValue
  public String text() {
    return Suffix.text(amount, isBinary);
  }

  @Override
  public String toString() {
    return text();
  }

  private static Quantity decimal(BigDecimal amount) {
    return new Quantity(amount, false);
  }

  private static Quantity of(BigDecimal number, Suffix suffix) {
    return new Quantity(number.multiply(suffix.factor()), suffix.isBinary());
  }

  private static int exponent(String text) {
    return new BigInteger(text)
        .min(LARGEST_EXPONENT)
        .max(LARGEST_EXPONENT.negate())
        .intValueExact();
  }

  /** Compares before it rounds: a number such as 1e-999999999 is never written out. */
  private static BigDecimal bounded(BigDecimal amount) {
    BigDecimal size = amount.abs();
    if (amount.signum() != 0 && size.compareTo(NANO) < 0) {
      return amount.signum() > 0 ? NANO : NANO.negate();
    }
    if (size.compareTo(LARGEST) > 0) {
      return amount.signum() > 0 ? LARGEST : LARGEST.negate();
    }
    return amount.scale() > NANO.scale() ? amount.setScale(NANO.scale(), RoundingMode.UP) : amount;
  }
}
