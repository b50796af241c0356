package npuc.local.process;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Optional;
import npuc.platform.Resources;
import npuc.refusal.Wording;

/**
 * What this machine gives to Jobs.
 *
 * @param cpu cores
 * @param memory bytes
 */
public record Capacity(BigDecimal cpu, BigDecimal memory) {
  private static final BigDecimal GIB = BigDecimal.TWO.pow(30);

  /** What is left beside the Jobs that hold something already. */
  Capacity without(Collection<Resources> held) {
    BigDecimal freeCpu = cpu;
    BigDecimal freeMemory = memory;
    for (Resources one : held) {
      freeCpu = freeCpu.subtract(one.cpu().amount());
      freeMemory = freeMemory.subtract(one.memory().amount());
    }
    return new Capacity(freeCpu.max(BigDecimal.ZERO), freeMemory.max(BigDecimal.ZERO));
  }

  boolean fits(Resources wanted) {
    return wanted.cpu().amount().compareTo(cpu) <= 0
        && wanted.memory().amount().compareTo(memory) <= 0;
  }

  /** What of this a Job wants more of than there is; empty when it fits. */
  Optional<Wording> lacks(Resources wanted) {
    if (wanted.cpu().amount().compareTo(cpu) > 0) {
      return Optional.of(lack("cpu", wanted.cpu().toString(), number(cpu)));
    }
    if (wanted.memory().amount().compareTo(memory) > 0) {
      return Optional.of(lack("memory", wanted.memory().toString(), gibibytes(memory)));
    }
    return Optional.empty();
  }

  private static Wording lack(String what, String asked, String has) {
    return Wording.of("requested {asked} {what}, {has} available")
        .with("what", what)
        .with("asked", asked)
        .with("has", has);
  }

  private static String gibibytes(BigDecimal amount) {
    return number(amount.divide(GIB, 2, RoundingMode.DOWN)) + "Gi";
  }

  private static String number(BigDecimal value) {
    return value.stripTrailingZeros().toPlainString();
  }
}
