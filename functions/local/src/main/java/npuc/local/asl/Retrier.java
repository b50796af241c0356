package npuc.local.asl;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When and how often a task is tried again (Amazon States Language, "Retrying after error").
 *
 * @param fullJitter whether the delay is drawn between zero and its length
 */
record Retrier(List<String> errorEquals, int maxAttempts, Backoff backoff, boolean fullJitter) {

  /** Delays that grow from retry to retry. */
  record Backoff(int intervalSeconds, double rate, Optional<Integer> maxDelaySeconds) {

    /** The delay before a retry; 0 is the first one. */
    Duration delay(int retry) {
      double seconds = intervalSeconds * Math.pow(rate, retry);
      double limit = maxDelaySeconds.map(Integer::doubleValue).orElse(Fields.MAX_WHOLE * 1.0);
      return Duration.ofMillis(Math.round(Math.min(seconds, limit) * 1_000));
    }
  }

  boolean matches(String error) {
    return errorEquals.stream().anyMatch(entry -> ErrorName.matches(entry, error));
  }

  Duration delay(int retry, RandomGenerator random) {
    Duration delay = backoff.delay(retry);
    return fullJitter ? Duration.ofMillis(random.nextLong(delay.toMillis() + 1)) : delay;
  }
}
