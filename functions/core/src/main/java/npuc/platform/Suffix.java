package npuc.platform;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What may follow the number of a Kubernetes quantity: powers of 1000 and powers of 1024. */
enum Suffix {
  NANO("n", BigDecimal.ONE.movePointLeft(9)),
  MICRO("u", BigDecimal.ONE.movePointLeft(6)),
  MILLI("m", BigDecimal.ONE.movePointLeft(3)),
  NONE("", BigDecimal.ONE),
  KILO("k", BigDecimal.TEN.pow(3)),
  MEGA("M", BigDecimal.TEN.pow(6)),
  GIGA("G", BigDecimal.TEN.pow(9)),
  TERA("T", BigDecimal.TEN.pow(12)),
  PETA("P", BigDecimal.TEN.pow(15)),
  EXA("E", BigDecimal.TEN.pow(18)),
  KIBI("Ki", BigDecimal.TWO.pow(10)),
  MEBI("Mi", BigDecimal.TWO.pow(20)),
  GIBI("Gi", BigDecimal.TWO.pow(30)),
  TEBI("Ti", BigDecimal.TWO.pow(40)),
  PEBI("Pi", BigDecimal.TWO.pow(50)),
  EXBI("Ei", BigDecimal.TWO.pow(60));

  /** Each is 1000 times the one before. */
  private static final List<Suffix> DECIMAL =
      List.of(NANO, MICRO, MILLI, NONE, KILO, MEGA, GIGA, TERA, PETA, EXA);

  /** Each is 1024 times the one before. */
  private static final List<Suffix> BINARY = List.of(NONE, KIBI, MEBI, GIBI, TEBI, PEBI, EXBI);

  private final String word;
  private final BigDecimal factor;

  Suffix(String word, BigDecimal factor) {
    this.word = word;
    this.factor = factor;
  }

  /** By which the number before it is multiplied. */
  BigDecimal factor() {
    return factor;
  }

  boolean isBinary() {
    return compareTo(KIBI) >= 0;
  }

  static Optional<Suffix> of(String word) {
    return Stream.of(values()).filter(suffix -> suffix.word.equals(word)).findFirst();
  }

  /** Whether an amount is so many times a power of 1024. */
  static boolean isBinary(BigDecimal amount) {
    return amount.signum() != 0 && KIBI.divides(amount);
  }

  /**
   * An amount of at most nine places with the largest suffix that leaves no fraction.
   *
   * @param isBinary whether it is to be a power of 1024, which has to fit
   */
  static String text(BigDecimal amount, boolean isBinary) {
    Suffix suffix = amount.signum() == 0 ? NONE : isBinary ? binary(amount) : decimal(amount);
    return amount.divideToIntegralValue(suffix.factor).toBigInteger() + suffix.word;
  }

  private static Suffix binary(BigDecimal amount) {
    int bits = amount.toBigInteger().getLowestSetBit();
    return BINARY.get(Math.min(bits / 10, BINARY.size() - 1));
  }

  private static Suffix decimal(BigDecimal amount) {
    int zeros = -amount.stripTrailingZeros().scale();
    int place = Math.floorDiv(zeros, 3) + DECIMAL.indexOf(NONE);
    return DECIMAL.get(Math.min(place, DECIMAL.size() - 1));
  }

  private boolean divides(BigDecimal amount) {
    return amount.remainder(factor).signum() == 0;
  }
}
