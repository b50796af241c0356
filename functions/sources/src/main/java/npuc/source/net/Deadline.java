package npuc.source.net;

import java.time.Duration;

/**
 * When everything must be done.
 *
 * @param end by {@link System#nanoTime}
 */
public record Deadline(long end) {
  /** One that is so far away. */
  public static Deadline in(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  /**
   * The time for one request.
   *
   * @throws UnseenException if none is left
   */
  public Duration left(Duration atMost) {
    long nanos = Math.min(atMost.toNanos(), end - System.nanoTime());
    if (nanos <= 0) {
      throw new UnseenException("it takes too long");
    }
    return Duration.ofNanos(nanos);
  }
}
