package npuc.local.http;

import java.time.Duration;

/**
 * The memory that requests may fill: their bodies until they are whole, which a slow client may
 * draw out, and what comes of them. What is uploaded goes to the disk, and has a room of its own:
 * however slow its clients are, they leave that of the others alone.
 */
record Room(Budget bodies, Budget answers, Budget parts) {
  /** Bytes of a part that are held at a time. */
  static final int PIECE = 64 * 1024;

  private static final int PARTS = 32;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** A half of the heap in all: the other half is for the service itself, and for connections. */
  static Room ofThisProcess() {
    long heap = Runtime.getRuntime().maxMemory();
    return new Room(
        new Budget(heap / 10, PATIENCE), new Budget(heap / 10 * 4, PATIENCE), parts(PATIENCE));
  }

  /** Room for all the parts that are taken at a time. */
  static Budget parts(Duration patience) {
    return new Budget((long) PARTS * PIECE, patience);
  }
}
