package npuc.paging;

import java.util.Optional;
import npuc.id.Ulid;

/**
 * Which part of a list is wanted. Lists are ordered by id, which is the order of creation, so an
 * entry made or deleted between two pages neither hides nor repeats another.
 *
 * @param limit most entries of one page, 1 to 100
 * @param after the last id of the page before; empty for the first page
 */
public record PageRequest(int limit, Optional<Ulid> after, Order order) {
  public static final int MAX_LIMIT = 100;

  public PageRequest {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException("limit must be 1 to " + MAX_LIMIT + ": " + limit);
    }
  }

  /** The page that follows one that ended with {@code last}. */
  public PageRequest following(Ulid last) {
    return new PageRequest(limit, Optional.of(last), order);
  }

  public static PageRequest first(int limit) {
    return new PageRequest(limit, Optional.empty(), Order.NEWEST_FIRST);
  }
}
