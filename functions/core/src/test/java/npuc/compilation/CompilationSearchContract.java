package npuc.compilation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import npuc.caller.CallerName;
import npuc.id.CompilationId;
import npuc.id.CountingIds;
import npuc.id.ModelId;
import npuc.id.TestIds;
import npuc.memory.MutableClock;
import npuc.paging.Order;
import npuc.paging.Page;
import npuc.paging.PageRequest;
import npuc.platform.PlatformName;
import npuc.refusal.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every {@link CompilationStore} promises about lists of all models, and about pages that end
 * before they are full.
 */
public abstract class CompilationSearchContract {
  private static final int FEW = 3;
  private static final int LIMIT = 4;
  private static final Filter OF_KIM =
      new Filter(
          Set.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.of(Compilations.CREATOR));
  private static final Filter FAILED = phases(Phase.FAILED);

  private final MutableClock clock = new MutableClock(Instant.parse("2026-11-01T00:00:00Z"));
  private final CountingIds ids = new CountingIds(clock);
  private final List<Compilation> oldestFirst = new ArrayList<>();
  private CompilationStore store;

  /**
   * A store of its own for this test, empty.
   *
   * @param entries how many one page looks at, at most, where more than an index is needed
   */
  protected abstract CompilationStore store(int entries);

  @BeforeEach
  void fill() {
    store = store(FEW);
    for (int i = 0; i < 24; i++) {
      create(i);
    }
  }

  static Stream<Filter> filters() {
    Search ofOne = models(2);
    Search ofTwo = models(1, 3);
    return Stream.of(
        Filter.ALL,
        FAILED,
        phases(Phase.FAILED, Phase.REGISTERED),
        OF_KIM,
        hash(Specs.RNGD.optionsHash().value()),
        hash(Specs.RNGD.optionsHash().value().substring(0, 12)),
        hash(Specs.RNGD.optionsHash().value().substring(0, 1)),
        platform(Set.of()),
        platform(Set.of(Phase.FAILED, Phase.STOPPED)),
        Filter.ALL.with(ofOne),
        Filter.ALL.with(ofTwo),
        FAILED.with(ofTwo),
        OF_KIM.with(ofOne),
        Filter.ALL.with(models()),
        Filter.ALL.with(words("밤새")),
        Filter.ALL.with(words("NIGHTLY")),
        Filter.ALL.with(words("second line")),
        Filter.ALL.with(words("team=vis")),
        Filter.ALL.with(words("nightlyfirst")),
        Filter.ALL.with(words("%")),
        Filter.ALL.with(words("nothing has this", 2)),
        FAILED.with(words("nightly", 1)),
        Filter.ALL.with(labels("team=vision")),
        Filter.ALL.with(labels("team")),
        Filter.ALL.with(labels("team", "release=")),
        Filter.ALL.with(labels("team=vis")),
        Filter.ALL.with(labels("eam=vision")),
        OF_KIM.with(labels("team=audio")),
        platform(Set.of(Phase.FAILED)).with(labels("team")));
  }

  @ParameterizedTest
  @MethodSource("filters")
  void pagesOfAllModelsHoldEachThatMatchesOnceInOrder(Filter filter) {
    assertWalk(Scope.EVERYTHING, filter, oldestFirst);
  }

  @ParameterizedTest
  @MethodSource("filters")
  void pagesOfOneVersionHoldOnlyItsOwn(Filter filter) {
    var version = TestIds.version(2);

    assertWalk(
        new Scope.Of(version),
        filter,
        oldestFirst.stream().filter(one -> one.versionId().equals(version)).toList());
  }

  @Test
  void findsAnId() {
    Compilation one = oldestFirst.get(13);
    String id = one.id().toString();

    assertEquals(List.of(one), walk(Filter.ALL.with(words(id.toUpperCase(Locale.ROOT)))));
    assertEquals(oldestFirst.reversed(), walk(Filter.ALL.with(words(id.substring(0, 8)))));
  }

  @Test
  void aPageThatLookedAtEnoughIsNotTheLastAndTellsWhereToGoOn() {
    Filter rare = Filter.ALL.with(words("nothing has this"));

    Page<Compilation> page = store.list(Scope.EVERYTHING, rare, PageRequest.first(LIMIT));

    assertEquals(List.of(), page.items());
    assertTrue(page.more());
    assertTrue(page.lookedTo().isPresent(), page::toString);
    assertEquals(List.of(), walk(rare));
  }

  @Test
  void findsWhatWasSaidAfterwardsAndNoMoreWhatWasSaidBefore() {
    Compilation before = oldestFirst.get(5);
    Compilation after = described(before, said("renamed", Map.of("stage", "done")));
    assertTrue(store.replace(after));

    assertEquals(List.of(after), walk(Filter.ALL.with(words("renamed"))));
    assertEquals(List.of(after), walk(Filter.ALL.with(labels("stage=done"))));
    assertTrue(walk(Filter.ALL.with(words("nightly"))).stream().noneMatch(after::equals));
  }

  @Test
  void momentsBoundListsOfAllModels() {
    Instant middle = oldestFirst.get(12).createdAt();
    var since =
        new Filter(
            Set.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(middle),
            Optional.empty(),
            Optional.empty());

    assertWalk(Scope.EVERYTHING, since, oldestFirst);
    assertWalk(Scope.EVERYTHING, since.with(words("nightly")), oldestFirst);
  }

  @ParameterizedTest
  @EnumSource
  void whatHappensBetweenPagesHidesAndRepeatsNothing(Order order) {
    for (Filter filter : List.of(FAILED, OF_KIM, Filter.ALL.with(labels("team")))) {
      var random = new Random(7);
      var stays = new HashSet<>(idsOf(oldestFirst.stream().filter(filter::matches).toList()));
      List<CompilationId> seen =
          walk(
                  Scope.EVERYTHING,
                  filter,
                  order,
                  page -> {
                    create(random.nextInt(24));
                    Compilation gone = oldestFirst.remove(random.nextInt(oldestFirst.size()));
                    assertTrue(store.delete(gone));
                    stays.remove(gone.id());
                  })
              .stream()
              .map(Compilation::id)
              .toList();

      assertEquals(seen.size(), new HashSet<>(seen).size(), seen::toString);
      assertTrue(seen.containsAll(stays), () -> stays + " in " + seen);
    }
  }

  private void assertWalk(Scope scope, Filter filter, List<Compilation> all) {
    List<Compilation> expected = all.stream().filter(filter::matches).toList();
    assertEquals(expected, walk(scope, filter, Order.OLDEST_FIRST, page -> {}), filter::toString);
    assertEquals(
        expected.reversed(), walk(scope, filter, Order.NEWEST_FIRST, page -> {}), filter::toString);
  }

  private List<Compilation> walk(Filter filter) {
    return walk(Scope.EVERYTHING, filter, Order.NEWEST_FIRST, page -> {});
  }

  private List<Compilation> walk(
      Scope scope, Filter filter, Order order, Consumer<Page<Compilation>> between) {
    var request = new PageRequest(LIMIT, Optional.empty(), order);
    var seen = new ArrayList<Compilation>();
    Page<Compilation> page = store.list(scope, filter, request);
    seen.addAll(page.items());
    while (page.more()) {
      assertTrue(page.items().size() <= LIMIT, page::toString);
      between.accept(page);
      page = store.list(scope, filter, request.following(Page.end(page)));
      seen.addAll(page.items());
    }
    return seen;
  }

  private void create(int i) {
    clock.advance(Duration.ofMillis(i % 3));
    int model = i % 3 + 1;
    Compilation made =
        Compilation.create(
            new CompilationId(ids.next()),
            TestIds.model(model),
            TestIds.version(i % 4 == 0 ? model + 3 : model),
            i % 2 == 0 ? Specs.ETHOS_U : Specs.RNGD,
            List.of(),
            i % 5 == 0 ? Compilations.OTHER : Compilations.CREATOR,
            description(i));
    Phase[] phases = Phase.values();
    Compilation stored = Compilations.in(phases[i % phases.length], made);
    store.create(stored);
    oldestFirst.add(stored);
  }

  private static Description description(int i) {
    return switch (i % 4) {
      case 0 -> said("Nightly 밤새", Map.of("team", "vision", "release", ""));
      case 1 -> said("Ünter", Map.of("team", "audio"));
      case 2 ->
          new Description(
              Optional.empty(),
              Optional.of("first\nSecond line"),
              Map.of("release", "12"),
              Optional.empty());
      default -> Description.NONE;
    };
  }

  private static Description said(String name, Map<String, String> labels) {
    return new Description(Optional.of(name), Optional.of("first"), labels, Optional.empty());
  }

  private static Compilation described(Compilation before, Description next) {
    return Compilations.next(
        DescriptionTransitions.describe(
            before,
            stored -> Outcome.done(next),
            new CallerName("kim@example.com"),
            before.updatedAt()));
  }

  private static List<CompilationId> idsOf(List<Compilation> some) {
    return some.stream().map(Compilation::id).toList();
  }

  private static Filter phases(Phase... phases) {
    return filter(Set.of(phases), Optional.empty(), Optional.empty());
  }

  private static Filter hash(String beginning) {
    return filter(Set.of(), Optional.empty(), Optional.of(beginning));
  }

  private static Filter platform(Set<Phase> phases) {
    return filter(phases, Optional.of(Specs.RNGD.platform()), Optional.empty());
  }

  private static Filter filter(
      Set<Phase> phases, Optional<PlatformName> platform, Optional<String> hash) {
    return new Filter(phases, platform, hash, Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static Search models(Integer... numbers) {
    return new Search(Optional.of(ids(numbers)), Optional.empty(), Set.of());
  }

  private static Search words(String text, Integer... models) {
    return new Search(Optional.empty(), Optional.of(new Words(text, ids(models))), Set.of());
  }

  private static Search labels(String... asked) {
    Set<LabelFilter> labels = new HashSet<>();
    Stream.of(asked).flatMap(text -> LabelFilter.parse(text).stream()).forEach(labels::add);
    assertEquals(asked.length, labels.size());
    return new Search(Optional.empty(), Optional.empty(), labels);
  }

  private static Set<ModelId> ids(Integer... models) {
    Set<ModelId> ids = new HashSet<>();
    Stream.of(models).map(TestIds::model).forEach(ids::add);
    return ids;
  }
}
