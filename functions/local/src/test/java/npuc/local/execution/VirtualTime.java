package npuc.local.execution;

import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/** {@link Scheduler} without threads: its clock jumps to whatever is next. */
final class VirtualTime implements Scheduler {
  private final PriorityQueue<Entry> entries =
      new PriorityQueue<>(Comparator.comparing(Entry::at).thenComparingLong(Entry::order));
  private Instant now = Instant.parse("2026-11-01T00:00:00Z");
  private long order;

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public Handle at(Instant instant, Runnable action) {
    Entry entry = new Entry(instant.isBefore(now) ? now : instant, order++, action);
    entries.add(entry);
    return () -> entries.remove(entry);
  }

  @Override
  public Handle run(Runnable task) {
    return at(now, task);
  }

  @Override
  public void close() {
    entries.clear();
  }

  /** Does all that is to be done up to an instant. */
  void goTo(Instant end) {
    while (!entries.isEmpty() && !entries.peek().at().isAfter(end)) {
      Entry next = entries.remove();
      now = next.at();
      next.action().run();
    }
    now = end;
  }

  void go(long seconds) {
    goTo(now.plusSeconds(seconds));
  }

  private record Entry(Instant at, long order, Runnable action) {}
}
