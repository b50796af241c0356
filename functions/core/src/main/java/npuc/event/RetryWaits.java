package npuc.event;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When an event is sent again: after 5 s, then three times as long each time, at most 4 h, for 24 h
 * in all. Each wait is up to a quarter shorter or longer, so that what failed together does not
 * come back together.
 */
final class RetryWaits {
  static final Duration LONGEST = Duration.ofHours(4);
  static final Duration IN_ALL = Duration.ofHours(24);

  private static final Duration FIRST = Duration.ofSeconds(5);
  private static final int GROWTH = 3;
  private static final double SPREAD = 0.25;

  private RetryWaits() {}

  /**
   * The next time; empty when the day is over. The last one is at its end.
   *
   * @param since when it was sent first
   * @param tries how often it was sent since
   * @param now when it was sent last
   * @param chance 0 to 1
   */
  static Optional<Instant> next(Instant since, int tries, Instant now, double chance) {
    Instant end = since.plus(IN_ALL);
    if (!now.isBefore(end)) {
      return Optional.empty();
    }
    Instant next = now.plusMillis((long) (millis(tries) * (1 - SPREAD + 2 * SPREAD * chance)));
    return Optional.of(next.isAfter(end) ? end : next);
  }

  private static double millis(int tries) {
    return Math.min((double) LONGEST.toMillis(), FIRST.toMillis() * Math.pow(GROWTH, tries - 1.0));
  }
}
