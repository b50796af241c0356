package npuc.local.http;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Memory that all requests together may fill at a time. Who finds no room waits for it, the first
 * come first, but not for ever.
 */
final class Budget {
  private static final int UNIT = 1024;

  private final int units;
  private final Duration patience;
  private final Semaphore free;

  /**
   * All of it free.
   *
   * @param patience how long a request waits for room
   */
  Budget(long bytes, Duration patience) {
    this.units = Math.toIntExact(bytes / UNIT);
    this.patience = patience;
    this.free = new Semaphore(units, true);
  }

  /** What is done with a share of the budget. */
  @FunctionalInterface
  interface Work {
    void with(Share share) throws IOException;
  }

  /**
   * Does work that may fill so many bytes; what needs more than there is gets all.
   *
   * @return false, and nothing done, when there was no room in time
   */
  boolean spend(long bytes, Work work) throws IOException {
    int wanted = Math.min(units(bytes), units);
    if (!acquired(wanted)) {
      return false;
    }
    try (var share = new Share(wanted)) {
      work.with(share);
    }
    return true;
  }

  private boolean acquired(int wanted) {
    try {
      return free.tryAcquire(wanted, patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static int units(long bytes) {
    return Math.toIntExact(Math.ceilDiv(bytes, UNIT));
  }

  /** What one request holds of it; for one thread. */
  final class Share implements AutoCloseable {
    private int held;

    private Share(int held) {
      this.held = held;
    }

    /** Gives back what is more than so many bytes. */
    void shrinkTo(long bytes) {
      int kept = Math.min(held, units(bytes));
      free.release(held - kept);
      held = kept;
    }

    @Override
    public void close() {
      shrinkTo(0);
    }
  }
}
