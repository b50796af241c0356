package npuc.refusal;

import java.util.List;
import java.util.stream.Stream;

/**
 * What holds something that is to be deleted.
 *
 * @param by the first 20
 * @param count of all; of more than 1,000 no more than these are counted
 */
public record Held(List<Holder> by, int count) {
  /** How far is counted. */
  public static final int MOST = 1_000;

  /** How many are named. */
  public static final int NAMED = 20;

  public Held {
    by = List.copyOf(by);
  }

  /** These, of which no more are read than are counted. */
  public static Held of(Stream<Holder> holders) {
    List<Holder> all = holders.limit(MOST).toList();
    return new Held(all.subList(0, Math.min(NAMED, all.size())), all.size());
  }
}
