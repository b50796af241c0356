package npuc.paging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import npuc.id.Ulid;

/** Reads a list page by page, as a client does. */
public final class PageWalk {
  private PageWalk() {}

  /** All entries from a page on; every page but the last one is full. */
  public static <T> List<T> from(
      PageRequest begin, Function<PageRequest, Page<T>> list, Function<T, Ulid> id) {
    var seen = new ArrayList<T>();
    PageRequest request = begin;
    Page<T> page = list.apply(request);
    seen.addAll(page.items());
    while (page.more()) {
      assertEquals(begin.limit(), page.items().size());
      Ulid last = id.apply(page.items().getLast());
      request = begin.following(last);
      page = list.apply(request);
      seen.addAll(page.items());
    }
    return seen;
  }
}
