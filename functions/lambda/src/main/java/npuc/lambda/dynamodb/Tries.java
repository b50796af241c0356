package npuc.lambda.dynamodb;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntConsumer;
import npuc.retry.Pause;
import npuc.retry.RetryableException;

/**
 * How often a call is made that others got in the way of, and how long is waited in between.
 *
 * @param most calls in all
 * @param pause waits after the call of that number, from 1 on
 */
record Tries(int most, IntConsumer pause) {
  private static final int SHORTEST_MILLIS = 20;
  private static final int MOST_DOUBLINGS = 5;

  /** Five calls within a second. Whoever is thrown the failure then has a longer breath. */
  static Tries brief() {
    return new Tries(5, Tries::waitAfter);
  }

  /** Enough for as many as change one entry at once. */
  static Tries patient() {
    return new Tries(50, Tries::waitAfter);
  }

  /**
   * Lets the table rest before another call.
   *
   * @throws RetryableException if that was the last one
   */
  void again(int made, String what) {
    if (made >= most) {
      throw new RetryableException(what + " did not get through in " + most + " tries");
    }
    pause.accept(made);
  }

  /** A random part of a time that doubles: those that met once don't meet again. */
  private static void waitAfter(int made) {
    int longest = SHORTEST_MILLIS << Math.min(made, MOST_DOUBLINGS);
    int millis = ThreadLocalRandom.current().nextInt(longest);
    Pause.of(Duration.ofMillis(millis), "while waiting for the table");
  }
}
