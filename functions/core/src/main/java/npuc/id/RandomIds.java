package npuc.id;

import java.security.SecureRandom;
import java.time.Clock;

/** {@link Ids} for production: the clock's milliseconds and 80 bits that nobody can guess. */
public final class RandomIds implements Ids {
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  public RandomIds(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Ulid next() {
    byte[] bytes = new byte[10];
    random.nextBytes(bytes);
    return Ulid.of(clock.instant(), bytes);
  }
}
