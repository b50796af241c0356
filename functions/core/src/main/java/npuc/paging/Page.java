package npuc.paging;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import npuc.id.Identified;
import npuc.id.Ulid;

/**
 * A part of a list.
 *
 * @param more whether at least one entry follows
 */
public record Page<T>(List<T> items, boolean more) {
  public Page {
    items = List.copyOf(items);
  }

  /** Cuts a page out of entries read with one more than the limit. */
  public static <T> Page<T> cut(List<T> oneMoreThanLimit, int limit) {
    boolean more = oneMoreThanLimit.size() > limit;
    return new Page<>(more ? oneMoreThanLimit.subList(0, limit) : oneMoreThanLimit, more);
  }

  /**
   * All entries of a list, newest first.
   *
   * @param list reads a page; it is asked for the next one only when the entries before are used up
   */
  public static <T extends Identified> Stream<T> all(Function<PageRequest, Page<T>> list) {
    PageRequest first = PageRequest.first(PageRequest.MAX_LIMIT);
    return Stream.iterate(
            Optional.of(list.apply(first)),
            Optional::isPresent,
            page ->
                page.filter(Page::more)
                    .map(full -> list.apply(first.following(full.items().getLast().id().ulid()))))
        .flatMap(Optional::stream)
        .flatMap(page -> page.items().stream());
  }

  /** Orders all entries by id and gives the page that is asked for. */
  public static <T extends Identified> Page<T> of(Stream<T> all, PageRequest request) {
    Comparator<T> oldestFirst = Comparator.comparing(entry -> entry.id().ulid());
    var order =
        switch (request.order()) {
          case NEWEST_FIRST -> oldestFirst.reversed();
          case OLDEST_FIRST -> oldestFirst;
        };
    return cut(
        all.filter(entry -> follows(entry.id().ulid(), request))
            .sorted(order)
            .limit(request.limit() + 1L)
            .toList(),
        request.limit());
  }

  private static boolean follows(Ulid id, PageRequest request) {
    return request.after().map(after -> compare(id, after, request.order()) > 0).orElse(true);
  }

  private static int compare(Ulid left, Ulid right, Order order) {
    return switch (order) {
      case NEWEST_FIRST -> right.compareTo(left);
      case OLDEST_FIRST -> left.compareTo(right);
    };
  }
}
