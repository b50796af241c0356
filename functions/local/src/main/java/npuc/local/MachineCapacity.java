package npuc.local;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import npuc.local.process.Capacity;
import npuc.platform.Quantity;

/** What this machine has. */
final class MachineCapacity {
  private MachineCapacity() {}

  /** The cores and the memory that Jobs may share: all there are, unless told otherwise. */
  static Capacity capacity(LocalSettings settings) {
    return new Capacity(
        settings.cpu().map(Quantity::amount).orElseGet(MachineCapacity::cores),
        settings.memory().map(Quantity::amount).orElseGet(MachineCapacity::memory));
  }

  private static BigDecimal cores() {
    return BigDecimal.valueOf(Runtime.getRuntime().availableProcessors());
  }

  private static BigDecimal memory() {
    var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return BigDecimal.valueOf(system.getTotalMemorySize());
  }
}
