package npuc.local;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.util.Optional;
import npuc.local.process.Capacity;
import npuc.platform.Machine;
import npuc.platform.Quantity;
import npuc.platform.Resources;

/** What this machine has. */
final class MachineCapacity {
  private static final BigDecimal MEBIBYTE = BigDecimal.TWO.pow(20);

  private MachineCapacity() {}

  /** The cores and the memory that Jobs may share: all there are, unless told otherwise. */
  static Capacity capacity(LocalSettings settings) {
    return new Capacity(
        settings.cpu().map(Quantity::amount).orElseGet(MachineCapacity::cores),
        settings.memory().map(Quantity::amount).orElseGet(MachineCapacity::memory));
  }

  /** The most that one Job can get: all of it, memory in whole MiB. */
  static Machine machine(LocalSettings settings) {
    Capacity all = capacity(settings);
    BigDecimal memory = all.memory().divideToIntegralValue(MEBIBYTE).multiply(MEBIBYTE);
    var most = new Resources(new Quantity(all.cpu(), false), new Quantity(memory, true));
    return () -> Optional.of(most);
  }

  private static BigDecimal cores() {
    return BigDecimal.valueOf(Runtime.getRuntime().availableProcessors());
  }

  private static BigDecimal memory() {
    var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return BigDecimal.valueOf(system.getTotalMemorySize());
  }
}
