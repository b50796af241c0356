package npuc.platform;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Kubernetes resource quantity, such as {@code 500m}, {@code 2}, {@code 1.5Gi}, {@code 1e3}. See
 * k8s.io/apimachinery/pkg/api/resource.
 *
 * @param text as it was given
 * @param amount its value in cores or bytes
 */
public record Quantity(String text, BigDecimal amount) {
  private static final Pattern FORM =
      Pattern.compile("([0-9]{1,18}(?:\\.[0-9]{1,9})?)(?:[eE]([+-]?[0-9]{1,2})|([A-Za-z]{1,2}))?");
  private static final Map<String, BigDecimal> SUFFIXES =
      Map.ofEntries(
          Map.entry("m", new BigDecimal("0.001")),
          Map.entry("k", BigDecimal.TEN.pow(3)),
          Map.entry("M", BigDecimal.TEN.pow(6)),
          Map.entry("G", BigDecimal.TEN.pow(9)),
          Map.entry("T", BigDecimal.TEN.pow(12)),
          Map.entry("P", BigDecimal.TEN.pow(15)),
          Map.entry("Ki", BigDecimal.TWO.pow(10)),
          Map.entry("Mi", BigDecimal.TWO.pow(20)),
          Map.entry("Gi", BigDecimal.TWO.pow(30)),
          Map.entry("Ti", BigDecimal.TWO.pow(40)),
          Map.entry("Pi", BigDecimal.TWO.pow(50)));

  /** The quantity that {@code text} writes; empty when it is none (or negative). */
  public static Optional<Quantity> parse(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    return factor(parts)
        .map(factor -> new Quantity(text, new BigDecimal(parts.group(1)).multiply(factor)));
  }

  @JsonCreator
  static Quantity stored(String text) {
    return parse(text).orElseThrow();
  }

  /** Whether it is at least the one and at most the other. */
  public boolean isBetween(Quantity min, Quantity max) {
    return amount.compareTo(min.amount) >= 0 && amount.compareTo(max.amount) <= 0;
  }

  /** Rounded up to whole units: bytes for memory. */
  public long wholeUnits() {
    return amount.setScale(0, RoundingMode.CEILING).longValueExact();
  }

  /** Rounded up to thousandths: millicores for cpu. */
  public long thousandths() {
    return amount.movePointRight(3).setScale(0, RoundingMode.CEILING).longValueExact();
  }

  @JsonValue
  @Override
  public String toString() {
    return text;
  }

  private static Optional<BigDecimal> factor(Matcher parts) {
    if (parts.group(2) != null) {
      return Optional.of(BigDecimal.ONE.scaleByPowerOfTen(Integer.parseInt(parts.group(2))));
    }
    if (parts.group(3) == null) {
      return Optional.of(BigDecimal.ONE);
    }
    return Optional.ofNullable(SUFFIXES.get(parts.group(3)));
  }
}
