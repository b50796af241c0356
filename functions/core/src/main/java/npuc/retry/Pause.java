package npuc.retry;

import java.time.Duration;

/** Waiting for somebody else, for moments only. */
public final class Pause {
  private Pause() {}

  /**
   * Returns when the time has passed.
   *
   * @param when what is going on, for whoever interrupts it
   * @throws RetryableException if it is interrupted
   */
  public static void of(Duration time, String when) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RetryableException("interrupted " + when, e);
    }
  }
}
