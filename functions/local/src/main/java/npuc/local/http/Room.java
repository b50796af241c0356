package npuc.local.http;

import java.time.Duration;

/**
 * The memory that requests may fill: their bodies until they are whole, which a slow client may
 * draw out, and what comes of them.
 */
record Room(Budget bodies, Budget answers) {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** A half of the heap in all: the other half is for the service itself, and for connections. */
  static Room ofThisProcess() {
    long heap = Runtime.getRuntime().maxMemory();
    return new Room(new Budget(heap / 10, PATIENCE), new Budget(heap / 10 * 4, PATIENCE));
  }
}
