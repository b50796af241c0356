package npuc.local.process;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Optional;
import npuc.compilation.Reason;
import npuc.compilation.ReasonCode;
import npuc.platform.Resources;

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

  /** Why a Job waits, as a scheduler would say it; empty when it fits. */
  Optional<Reason> lacks(Resources wanted) {
    if (wanted.cpu().amount().compareTo(cpu) > 0) {
      return Optional.of(
          unschedulable("requested %s cpu, %s available", wanted.cpu().text(), number(cpu)));
    }
    if (wanted.memory().amount().compareTo(memory) > 0) {
      String free = number(memory.divide(GIB, 2, RoundingMode.DOWN)) + "Gi";
      return Optional.of(
          unschedulable("requested %s memory, %s available", wanted.memory().text(), free));
    }
    return Optional.empty();
  }

  private static Reason unschedulable(String form, String wanted, String free) {
    return new Reason(ReasonCode.UNSCHEDULABLE, form.formatted(wanted, free));
  }

  private static String number(BigDecimal value) {
    return value.stripTrailingZeros().toPlainString();
  }
}
