package npuc.compilation;

import java.time.Instant;
import npuc.id.CompilationId;
import npuc.id.Ulid;

/** Moments as ids: what was created before a moment has a smaller id than the moment's. */
public final class IdBounds {
  private static final long LAST_MILLISECOND = (1L << 48) - 1;
  private static final Instant EARLIEST = Instant.ofEpochMilli(-1);
  private static final Instant LATEST = Instant.ofEpochMilli(LAST_MILLISECOND - 1);
  private static final byte[] SMALLEST = new byte[10];

  private IdBounds() {}

  /** What was created after the moment has this id or a greater one. */
  public static String after(Instant moment) {
    return smallestOf(within(moment).toEpochMilli() + 1);
  }

  /** What was created before the moment has a smaller id; before 1.5 ms is before 2 ms. */
  public static String before(Instant moment) {
    return smallestOf(within(moment).plusNanos(999_999).toEpochMilli());
  }

  private static String smallestOf(long millisecond) {
    var moment = Instant.ofEpochMilli(Math.max(0, millisecond));
    return new CompilationId(Ulid.of(moment, SMALLEST)).toString();
  }

  /** A moment that no id can hold bounds as the last one that an id can. */
  private static Instant within(Instant moment) {
    if (moment.isBefore(EARLIEST)) {
      return EARLIEST;
    }
    return moment.isAfter(LATEST) ? LATEST : moment;
  }
}
