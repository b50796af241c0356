package npuc.compilation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import npuc.id.TestIds;
import npuc.memory.AtOnce;
import npuc.paging.Order;
import npuc.paging.Page;
import npuc.paging.PageRequest;
import npuc.platform.PlatformName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What every {@link CompilationStore} promises. */
public abstract class CompilationStoreContract {
  private CompilationStore store;

  /** A store of its own for this test, with nothing in it. */
  protected abstract CompilationStore emptyStore();

  @BeforeEach
  void startEmpty() {
    store = emptyStore();
  }

  @ParameterizedTest
  @MethodSource("states")
  void findsWhatItStoredWhole(Compilation compilation) {
    store.create(compilation);

    assertEquals(Optional.of(compilation), store.find(compilation.id()));
  }

  static Stream<Compilation> states() {
    return Stream.of(
        Compilations.pending(),
        Compilations.compileRunning(),
        Compilations.failedInVerify(),
        Compilations.registrationFailed(),
        Compilations.registered(),
        Compilations.stopped());
  }

  @Test
  void creatingAgainChangesNothing() {
    store.create(Compilations.compileRunning());
    store.create(Compilations.pending());

    assertEquals(Optional.of(Compilations.compileRunning()), store.find(Compilations.ID));
  }

  @Test
  void replacesOnlyTheRevisionBefore() {
    store.create(Compilations.pending());

    assertFalse(store.replace(Compilations.compileRunning()), "a revision is missing between");
    assertTrue(store.replace(Compilations.compileSubmitted()));
    assertFalse(store.replace(Compilations.compileSubmitted()), "it is stored already");

    assertEquals(Optional.of(Compilations.compileSubmitted()), store.find(Compilations.ID));
  }

  @Test
  void ofManyReplacesAtOnceExactlyOneWins() throws InterruptedException, ExecutionException {
    store.create(Compilations.pending());

    var won = AtOnce.times(8, () -> store.replace(Compilations.compileSubmitted()));

    assertEquals(1, Collections.frequency(won, true));
  }

  @Test
  void neverStoresWhatItDoesNotHave() {
    assertFalse(store.replace(Compilations.compileSubmitted()));

    assertEquals(Optional.empty(), store.find(Compilations.ID));
  }

  @Test
  void deletesForGoodAndOnlyTheRevisionThatIsMeant() {
    store.create(Compilations.compileSubmitted());

    assertFalse(store.delete(Compilations.pending()));
    assertTrue(store.delete(Compilations.compileSubmitted()));
    assertFalse(store.delete(Compilations.compileSubmitted()));
    assertFalse(store.replace(Compilations.compileRunning()));

    assertEquals(Optional.empty(), store.find(Compilations.ID));
  }

  @Test
  void namesTheActiveOnesOldestFirst() {
    store.create(Compilations.registered());
    store.create(Compilations.pending(TestIds.compilation(3)));
    store.create(Compilations.pending(TestIds.compilation(2)));

    assertEquals(List.of(TestIds.compilation(2), TestIds.compilation(3)), store.active());
  }

  @ParameterizedTest
  @EnumSource
  void pagesThroughEqualMillisecondsOnceEach(Order order) {
    var ids =
        IntStream.range(0, 6)
            .mapToObj(n -> new CompilationId(TestIds.at(TestIds.START, n)))
            .toList();
    ids.forEach(id -> store.create(Compilations.pending(id)));

    assertEquals(order == Order.OLDEST_FIRST ? ids : ids.reversed(), walk(order, 3, () -> {}));
    assertEquals(6, walk(order, 4, () -> {}).size());
    assertEquals(6, walk(order, 1, () -> {}).size());
  }

  @Test
  void whatComesAndGoesBetweenPagesHidesNoOther() {
    IntStream.rangeClosed(1, 5)
        .forEach(n -> store.create(Compilations.pending(TestIds.compilation(n))));

    var seen =
        walk(
            Order.NEWEST_FIRST,
            2,
            () -> {
              store.create(Compilations.pending(TestIds.compilation(9)));
              store.delete(Compilations.pending(TestIds.compilation(4)));
            });

    assertEquals(IntStream.of(5, 4, 3, 2, 1).mapToObj(TestIds::compilation).toList(), seen);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("filters")
  void listsWhatTheFilterLetsPass(String name, Filter filter, Set<Integer> expected) {
    store.create(Compilations.pending(TestIds.compilation(2), Specs.RNGD));
    store.create(Compilations.registered(Compilations.pending(TestIds.compilation(3))));
    store.create(Compilations.pending(TestIds.compilation(4)));

    var page = store.list(TestIds.version(1), filter, PageRequest.first(10));

    var ids = expected.stream().sorted(Collections.reverseOrder()).map(TestIds::compilation);
    assertEquals(ids.toList(), page.items().stream().map(Compilation::id).toList(), name);
    assertFalse(page.more());
  }

  static Stream<Arguments> filters() {
    String hash = Specs.ETHOS_U.optionsHash().value();
    var after = Optional.of(TestIds.START.plusSeconds(2));
    var before = Optional.of(TestIds.START.plusSeconds(4));
    Optional<Instant> ever = Optional.empty();
    return Stream.of(
        arguments("all", Filter.ALL, Set.of(2, 3, 4)),
        arguments("a phase", phases(Phase.PENDING), Set.of(2, 4)),
        arguments("phases", phases(Phase.PENDING, Phase.REGISTERED), Set.of(2, 3, 4)),
        arguments("no such phase", phases(Phase.FAILED), Set.of()),
        arguments("platform", filter(Optional.of("rngd"), ever, ever, ""), Set.of(2)),
        arguments("hash", filter(Optional.empty(), ever, ever, hash.substring(0, 9)), Set.of(3, 4)),
        arguments("equal ones", Filter.equalTo(hash), Set.of(3)),
        arguments("after, exclusive", filter(Optional.empty(), after, ever, ""), Set.of(3, 4)),
        arguments("before, exclusive", filter(Optional.empty(), ever, before, ""), Set.of(2, 3)),
        arguments("between", filter(Optional.empty(), after, before, ""), Set.of(3)));
  }

  @Test
  void listsOneVersionOnly() {
    store.create(Compilations.pending());

    assertEquals(
        new Page<>(List.of(), false),
        store.list(TestIds.version(2), Filter.ALL, PageRequest.first(10)));
  }

  private List<CompilationId> walk(Order order, int limit, Runnable afterFirstPage) {
    var ids = new ArrayList<CompilationId>();
    var request = new PageRequest(limit, Optional.empty(), order);
    Page<Compilation> page = store.list(TestIds.version(1), Filter.ALL, request);
    page.items().forEach(item -> ids.add(item.id()));
    afterFirstPage.run();
    while (page.more()) {
      var after = Optional.of(page.items().getLast().id().ulid());
      page = store.list(TestIds.version(1), Filter.ALL, new PageRequest(limit, after, order));
      page.items().forEach(item -> ids.add(item.id()));
    }
    return ids;
  }

  private static Filter phases(Phase... phases) {
    return new Filter(
        Set.of(phases), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static Filter filter(
      Optional<String> platform, Optional<Instant> after, Optional<Instant> before, String hash) {
    return new Filter(
        Set.of(),
        platform.flatMap(PlatformName::parse),
        Optional.of(hash).filter(text -> !text.isEmpty()),
        after,
        before);
  }
}
