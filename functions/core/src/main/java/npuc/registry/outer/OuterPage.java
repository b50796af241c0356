package npuc.registry.outer;

import java.util.List;
import java.util.Optional;

/**
 * A part of a list of an outer registry.
 *
 * @param next what to ask for the part that follows, in words of that registry; empty at the end
 */
public record OuterPage<T>(List<T> items, Optional<String> next) {
  public OuterPage {
    items = List.copyOf(items);
  }

  /**
   * Which part is wanted.
   *
   * @param limit most entries, 1 to 100
   * @param after what the part before gave as next; empty for the first
   */
  public record Request(int limit, Optional<String> after) {
    public static Request first(int limit) {
      return new Request(limit, Optional.empty());
    }
  }
}
