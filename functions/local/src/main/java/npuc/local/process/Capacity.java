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

  /**
   * Why a Job waits, as a scheduler would say it; empty when it fits.
   *
   * @param machine all there is, to tell a Job that could never run here from one that must wait
   */
  Optional<Reason> lacks(Resources wanted, Capacity machine) {
    if (wanted.cpu().amount().compareTo(cpu) > 0) {
      String never = wanted.cpu().amount().compareTo(machine.cpu) > 0 ? number(machine.cpu) : "";
      return unschedulable(wanted.cpu() + " cpu", number(cpu), never);
    }
    if (wanted.memory().amount().compareTo(memory) > 0) {
      String never =
          wanted.memory().amount().compareTo(machine.memory) > 0 ? gibibytes(machine.memory) : "";
      return unschedulable(wanted.memory() + " memory", gibibytes(memory), never);
    }
    return Optional.empty();
  }

  private static Optional<Reason> unschedulable(String wanted, String free, String never) {
    String message = "requested " + wanted + ", " + free + " available";
    String hopeless = never.isEmpty() ? "" : ", this machine has " + never;
    return Optional.of(new Reason(ReasonCode.UNSCHEDULABLE, message + hopeless));
  }

  private static String gibibytes(BigDecimal amount) {
    return number(amount.divide(GIB, 2, RoundingMode.DOWN)) + "Gi";
  }

  private static String number(BigDecimal value) {
    return value.stripTrailingZeros().toPlainString();
  }
}
