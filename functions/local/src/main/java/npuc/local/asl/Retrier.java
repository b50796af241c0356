package npuc.local.asl;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When and how often a task is tried again, with the defaults of the language (Amazon States
 * Language, "Retrying after error").
 *
 * @param jitterStrategy whether the delay is drawn between zero and its length
 */
record Retrier(
    List<String> errorEquals,
    Optional<Integer> intervalSeconds,
    Optional<Double> backoffRate,
    Optional<Integer> maxDelaySeconds,
    Optional<Integer> maxAttempts,
    Optional<Jitter> jitterStrategy) {
  /** How a delay is spread. */
  enum Jitter {
    FULL,
    NONE
  }

  Retrier {
    ErrorName.check(errorEquals);
    int interval = intervalSeconds.orElse(1);
    Json.require(interval >= 1, "IntervalSeconds must be at least 1");
    Json.require(backoffRate.orElse(1.0) >= 1, "BackoffRate must be at least 1");
    Json.require(maxAttempts.orElse(0) >= 0, "MaxAttempts must be at least 0");
    Json.require(
        maxDelaySeconds.orElse(State.MAX_SECONDS) > interval,
        "MaxDelaySeconds must be more than IntervalSeconds");
  }

  boolean matches(String error) {
    return ErrorName.matches(errorEquals, error);
  }

  /** Whether it allows one more retry after so many. */
  boolean allows(int used) {
    return used < maxAttempts.orElse(3);
  }

  boolean hasFullJitter() {
    return jitterStrategy.equals(Optional.of(Jitter.FULL));
  }

  /** The delay before a retry; 0 is the first one. */
  Duration delay(int retry, RandomGenerator random) {
    double seconds = intervalSeconds.orElse(1) * Math.pow(backoffRate.orElse(2.0), retry);
    long millis = Math.round(Math.min(seconds, maxDelaySeconds.orElse(State.MAX_SECONDS)) * 1_000);
    return Duration.ofMillis(hasFullJitter() ? random.nextLong(millis + 1) : millis);
  }
}
