package npuc.compilation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import npuc.id.CompilationId;
import npuc.id.CountingIds;
import npuc.id.Ulid;
import npuc.id.VersionId;
import npuc.memory.MutableClock;
import npuc.paging.Order;
import npuc.paging.Page;
import npuc.paging.PageRequest;
import npuc.paging.PageWalk;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What every {@link CompilationStore} promises about the pages of a list. */
public abstract class CompilationListContract {
  private final CountingIds ids =
      new CountingIds(new MutableClock(Instant.parse("2026-11-01T00:00:00Z")));
  private CompilationStore store;

  /** A store of its own for this test, empty. */
  protected abstract CompilationStore store();

  @BeforeEach
  void open() {
    store = store();
  }

  @Test
  void listsNothingOfAnotherVersion() {
    create(3);

    var other = new VersionId(ids.next());

    assertEquals(
        new Page<>(List.of(), false), store.list(new Scope.Of(other), Filter.ALL, first(10)));
  }

  /** All are of one millisecond, stored in no order. */
  @ParameterizedTest
  @CsvSource({"0, 1", "1, 1", "2, 1", "7, 3", "9, 3", "10, 10", "11, 10", "60, 50", "101, 100"})
  void pagesHoldEveryEntryOnceInOrder(int entries, int limit) {
    List<CompilationId> oldestFirst = create(entries);

    assertEquals(oldestFirst, walk(limit, Order.OLDEST_FIRST));
    assertEquals(oldestFirst.reversed(), walk(limit, Order.NEWEST_FIRST));
  }

  @Test
  void aPageThatEndsWithTheListHasNoMore() {
    create(4);

    assertTrue(page(first(3)).more());
    assertFalse(page(first(4)).more());
  }

  @ParameterizedTest
  @EnumSource
  void whatIsCreatedBetweenPagesHidesAndRepeatsNothing(Order order) {
    List<CompilationId> before = create(6);

    Page<Compilation> first = page(new PageRequest(3, Optional.empty(), order));
    List<CompilationId> later = create(2);
    var seen = new ArrayList<>(idsOf(first));
    seen.addAll(walk(new PageRequest(3, Optional.of(last(first)), order)));

    List<CompilationId> expected = new ArrayList<>(before);
    switch (order) {
      case NEWEST_FIRST -> Collections.reverse(expected);
      case OLDEST_FIRST -> expected.addAll(later);
    }
    assertEquals(expected, seen);
  }

  @ParameterizedTest
  @EnumSource
  void whatIsDeletedBetweenPagesHidesAndRepeatsNothing(Order order) {
    create(9);

    Page<Compilation> first = page(new PageRequest(3, Optional.empty(), order));
    List<Compilation> rest = page(new PageRequest(100, Optional.of(last(first)), order)).items();
    first.items().forEach(store::delete);
    store.delete(rest.get(1));
    List<CompilationId> seen = walk(new PageRequest(3, Optional.of(last(first)), order));

    List<CompilationId> expected = new ArrayList<>(rest.stream().map(Compilation::id).toList());
    expected.remove(1);
    assertEquals(expected, seen);
  }

  @Test
  void listsTheStateThatIsStored() {
    Compilation next = Compilations.in(Phase.FAILED, Compilations.pending());
    store.create(next);

    assertEquals(List.of(next), page(first(10)).items());
  }

  private List<CompilationId> create(int count) {
    List<CompilationId> oldestFirst =
        Stream.generate(() -> new CompilationId(ids.next())).limit(count).toList();
    var shuffled = new ArrayList<>(oldestFirst);
    Collections.shuffle(shuffled, new Random(7));
    shuffled.forEach(id -> store.create(Compilations.pending(id)));
    return oldestFirst;
  }

  private List<CompilationId> walk(int limit, Order order) {
    return walk(new PageRequest(limit, Optional.empty(), order));
  }

  private List<CompilationId> walk(PageRequest begin) {
    return PageWalk.from(begin, this::page, compilation -> compilation.id().ulid()).stream()
        .map(Compilation::id)
        .toList();
  }

  private Page<Compilation> page(PageRequest request) {
    return store.list(new Scope.Of(Compilations.VERSION), Filter.ALL, request);
  }

  private static PageRequest first(int limit) {
    return PageRequest.first(limit);
  }

  private static List<CompilationId> idsOf(Page<Compilation> page) {
    return page.items().stream().map(Compilation::id).toList();
  }

  private static Ulid last(Page<Compilation> page) {
    return page.items().getLast().id().ulid();
  }
}
