package npuc.id;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;

/** {@link Ids} that count, so that each is greater than the one before even in one millisecond. */
public final class CountingIds implements Ids {
  private final Clock clock;
  private final AtomicLong count = new AtomicLong();

  public CountingIds(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Ulid next() {
    var counted = ByteBuffer.allocate(10).putLong(2, count.incrementAndGet());
    return Ulid.of(clock.instant(), counted.array());
  }
}
