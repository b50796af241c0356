package npuc.platform;

/**
 * What a Job requests.
 *
 * @param cpu cores, 1m to 1,024; rounded up to millicores, as Kubernetes does
 * @param memory bytes, 16 MiB to 64 TiB, rounded up to whole ones; request and limit are the same
 */
public record Resources(Quantity cpu, Quantity memory) {
  /** The least that a Job may request. */
  public static final Resources MIN = of("1m", "16Mi");

  /** The most that a Job may request; more is a mistake. */
  public static final Resources MAX = of("1024", "64Ti");

  public Resources {
    cpu = cpu.roundedUp(3);
    memory = memory.roundedUp(0);
  }

  /** The same, but nowhere more than this. */
  Resources within(Resources most) {
    return new Resources(cpu.atMost(most.cpu), memory.atMost(most.memory));
  }

  public static Resources of(String cpu, String memory) {
    return new Resources(Quantity.stored(cpu), Quantity.stored(memory));
  }
}
