package npuc.platform;

import java.math.BigDecimal;

/**
 * What a Job requests.
 *
 * @param cpu cores, 1m to 1,024
 * @param memory bytes, 16 MiB to 64 TiB; request and limit are the same
 */
public record Resources(Quantity cpu, Quantity memory) {
  public static final BigDecimal MIN_CPU = new BigDecimal("0.001");
  public static final BigDecimal MAX_CPU = new BigDecimal(1024);
  public static final BigDecimal MIN_MEMORY = BigDecimal.TWO.pow(24);
  public static final BigDecimal MAX_MEMORY = BigDecimal.TWO.pow(46);

  public static Resources of(String cpu, String memory) {
    return new Resources(Quantity.stored(cpu), Quantity.stored(memory));
  }
}
