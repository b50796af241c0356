package npuc.platform.rngd;

import java.util.Collection;
import java.util.TreeSet;

/** As many of many names as a person reads, the first by alphabet. */
final class SomeNames {
  private static final int SHOWN = 3;

  private final TreeSet<String> first = new TreeSet<>();
  private int count;

  static SomeNames of(Collection<String> names) {
    var some = new SomeNames();
    names.forEach(some::add);
    return some;
  }

  void add(String name) {
    count++;
    first.add(name);
    if (first.size() > SHOWN) {
      first.pollLast();
    }
  }

  boolean isEmpty() {
    return count == 0;
  }

  @Override
  public String toString() {
    String names = String.join(", ", first);
    return count > SHOWN ? names + " and " + (count - SHOWN) + " more" : names;
  }
}
