package npuc.paging;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import npuc.id.Identified;
import npuc.id.Ulid;

/**
 * A part of a list.
 *
 * @param more whether at least one entry may follow
 * @param lookedTo up to where was looked, in a page that ended before it was full; empty when it
 *     ends with its last entry
 */
public record Page<T>(List<T> items, boolean more, Optional<Ulid> lookedTo) {
  public Page {
    items = List.copyOf(items);
  }

  /** One that ends with its last entry. */
  public Page(List<T> items, boolean more) {
    this(items, more, Optional.empty());
  }

  /**
   * One that may hold few or none of what was looked for, as enough was looked at.
   *
   * @param lookedTo the last entry that was looked at, wanted or not
   */
  public static <T> Page<T> unfinished(List<T> items, Ulid lookedTo) {
    return new Page<>(items, true, Optional.of(lookedTo));
  }

  /** What the next page begins behind; only to be asked for when there is more. */
  public static <T extends Identified> Ulid end(Page<T> page) {
    return page.lookedTo().orElseGet(() -> page.items().getLast().id().ulid());
  }

  /** Cuts a page out of entries read with at least one more than the limit. */
  public static <T> Page<T> cut(List<T> moreThanLimit, int limit) {
    boolean more = moreThanLimit.size() > limit;
    return new Page<>(more ? moreThanLimit.subList(0, limit) : moreThanLimit, more);
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
            page -> page.filter(Page::more).map(full -> list.apply(first.following(end(full)))))
        .flatMap(Optional::stream)
        .flatMap(page -> page.items().stream());
  }

  /** Orders all entries by id and gives the page that is asked for. */
  public static <T extends Identified> Page<T> of(Stream<T> all, PageRequest request) {
    return cut(ordered(all, request).limit(request.limit() + 1L).toList(), request.limit());
  }

  /**
   * The same of those that are wanted, after a look at some.
   *
   * @param most how many are looked at, at most
   */
  public static <T extends Identified> Page<T> look(
      Stream<T> all, Predicate<T> isWanted, PageRequest request, int most) {
    List<T> looked = ordered(all, request).limit(most + 1L).toList();
    Page<T> found = cut(looked.stream().limit(most).filter(isWanted).toList(), request.limit());
    return found.more() || looked.size() <= most
        ? found
        : unfinished(found.items(), looked.get(most - 1).id().ulid());
  }

  /** What is wanted of a page, which goes on where that did. */
  public static <T extends Identified> Page<T> wanted(Page<T> page, Predicate<T> isWanted) {
    List<T> items = page.items().stream().filter(isWanted).toList();
    return page.more() ? unfinished(items, end(page)) : new Page<>(items, false);
  }

  private static <T extends Identified> Stream<T> ordered(Stream<T> all, PageRequest request) {
    Comparator<T> oldestFirst = Comparator.comparing(entry -> entry.id().ulid());
    var order =
        switch (request.order()) {
          case NEWEST_FIRST -> oldestFirst.reversed();
          case OLDEST_FIRST -> oldestFirst;
        };
    return all.filter(entry -> follows(entry.id().ulid(), request)).sorted(order);
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
