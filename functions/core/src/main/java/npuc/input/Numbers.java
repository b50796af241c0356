package npuc.input;

import java.math.BigDecimal;
import java.util.Optional;
import npuc.refusal.Fault;
import npuc.refusal.Violations;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whole numbers in JSON, and the lists of them that options are written as. */
public final class Numbers {
  /** Far above any length or batch, and small enough that sums and products stay in a long. */
  private static final long MAX = 1L << 30;

  /** From here on a double leaves whole numbers out: the one that was written can't be told. */
  private static final BigDecimal BEYOND_DOUBLE = BigDecimal.TWO.pow(53);

  private Numbers() {}

  /**
   * The number that is written; empty for anything else, and for one with a fraction or an exponent
   * that is too large to be read.
   */
  public static Optional<BigDecimal> decimal(JsonNode given) {
    return given.isNumber() ? given.decimalValueOpt() : Optional.empty();
  }

  /**
   * A whole number of 64 bits, however a person or a program writes it: 60, 60.0 and 6e1 are the
   * same. Empty for anything else, a larger one too. One with a fraction or an exponent must be
   * below 2^53.
   */
  public static Optional<Long> integral(JsonNode given) {
    return given.isIntegralNumber()
        ? whole(given)
        : decimal(given)
            .filter(number -> number.abs().compareTo(BEYOND_DOUBLE) < 0)
            .flatMap(Numbers::exact);
  }

  /**
   * A whole number of 64 bits in digits alone, as the file format of a compiler must have it; empty
   * for anything else, a larger one too.
   */
  public static Optional<Long> whole(JsonNode given) {
    return given.isIntegralNumber() && given.canConvertToLong()
        ? Optional.of(given.longValue())
        : Optional.empty();
  }

  /** A whole number from 1 to 2^30; anything else is a violation. */
  public static Optional<Long> positive(JsonNode given, String field, Violations violations) {
    Optional<Long> number = integral(given).filter(value -> value >= 1 && value <= MAX);
    violations.require(number.isPresent(), field, Fault.outOfRange(1, MAX));
    return number;
  }

  /** Looks at the size first: a number such as 1e-999999999 is never written out. */
  private static Optional<Long> exact(BigDecimal number) {
    try {
      return Optional.of(number.longValueExact());
    } catch (ArithmeticException _) {
      return Optional.empty();
    }
  }

  /**
   * The list in a text such as {@code 1,128, 1,512}. Lists inside may stand in brackets or, as
   * Python prints them, in parentheses. A text that is no list is given back as it is.
   */
  public static JsonNode list(JsonNode text) {
    String inside = text.stringValue().replace('(', '[').replace(')', ']');
    try {
      return JsonMapper.shared().readTree("[" + inside + "]");
    } catch (JacksonException _) {
      return text;
    }
  }
}
