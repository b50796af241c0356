package npuc;

import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for what happens in another process. */
public final class Eventually {
  /** Far longer than anything takes: only a fault reaches it. */
  private static final Duration DEADLINE = Duration.ofMinutes(3);

  private static final Duration PAUSE = Duration.ofMillis(20);

  private Eventually() {}

  /** Looks again and again until what is seen is as wanted. */
  public static <T> T see(String what, Supplier<T> look, Predicate<? super T> wanted) {
    Instant deadline = Instant.now().plus(DEADLINE);
    T seen = look.get();
    while (!wanted.test(seen)) {
      if (Instant.now().isAfter(deadline)) {
        return fail("waited " + DEADLINE + " for " + what + "; the last was " + seen);
      }
      LockSupport.parkNanos(PAUSE.toNanos());
      seen = look.get();
    }
    return seen;
  }

  public static void until(String what, BooleanSupplier condition) {
    see(what, condition::getAsBoolean, is -> is);
  }
}
