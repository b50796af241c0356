package npuc.compilation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import npuc.caller.CallerName;
import npuc.hash.OptionsHash;
import npuc.id.CompilationId;
import npuc.id.CountingIds;
import npuc.memory.MutableClock;
import npuc.paging.Order;
import npuc.paging.PageRequest;
import npuc.paging.PageWalk;
import npuc.platform.PlatformName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link CompilationStore} promises about what a filter lets pass. */
public abstract class CompilationFilterContract {
  private static final List<OptionsHash> HASHES =
      List.of(hash("aaaa"), hash("aaab"), hash("af"), hash("b"), hash("0"), hash("f"));
  private static final List<Optional<String>> ASKED_HASHES =
      List.of(
          Optional.empty(),
          Optional.of("a"),
          Optional.of("aaa"),
          Optional.of("af"),
          Optional.of("f"),
          Optional.of(HASHES.getFirst().value()),
          Optional.of("e"));
  private static final List<Set<Phase>> ASKED_PHASES =
      List.of(
          Set.of(),
          Set.of(Phase.FAILED),
          Set.of(Phase.SUCCEEDED, Phase.REGISTERED),
          Set.of(Phase.values()));
  private static final List<Optional<PlatformName>> ASKED_PLATFORMS =
      List.of(
          Optional.empty(),
          Optional.of(Specs.RNGD.platform()),
          Optional.of(new PlatformName("none")));

  private static final List<PlatformName> PLATFORMS =
      List.of(Specs.ETHOS_U.platform(), Specs.RNGD.platform());
  private static final List<CallerName> CREATORS =
      List.of(Compilations.CREATOR, Compilations.OTHER, new CallerName("kim@example.com.evil"));

  private final MutableClock clock = new MutableClock(Instant.parse("2026-11-01T00:00:00Z"));
  private final CountingIds ids = new CountingIds(clock);
  private final List<Compilation> oldestFirst = new ArrayList<>();
  private CompilationStore store;

  /** A store of its own for this test, empty. */
  protected abstract CompilationStore store();

  /** Any two of phase, platform and hash meet, which is what filters go by. */
  @BeforeEach
  void fill() {
    store = store();
    for (Phase phase : Phase.values()) {
      for (PlatformName platform : PLATFORMS) {
        halfOf(HASHES, phase, platform).forEach(hash -> create(phase, Specs.of(platform, hash)));
        clock.advance(Duration.ofMillis(1));
      }
    }
  }

  @Test
  void letsPassWhatMatchesEveryPart() {
    for (Set<Phase> phases : ASKED_PHASES) {
      for (Optional<PlatformName> platform : ASKED_PLATFORMS) {
        for (Optional<String> hash : ASKED_HASHES) {
          assertPasses(
              new Filter(
                  phases, platform, hash, Optional.empty(), Optional.empty(), Optional.empty()));
        }
      }
    }
  }

  @Test
  void letsPassWhatOneCreated() {
    for (CallerName creator : CREATORS) {
      for (Set<Phase> phases : ASKED_PHASES) {
        for (Optional<String> hash : List.of(ASKED_HASHES.get(0), ASKED_HASHES.get(1))) {
          assertPasses(created(creator, phases, Optional.empty(), hash));
        }
      }
      assertPasses(
          created(
              creator, Set.of(), ASKED_PLATFORMS.get(1), Optional.of(HASHES.getFirst().value())));
    }
  }

  @Test
  void findsWhatWasCreatedBeforeCreatorsWereKeptOnlyWhenNobodyAsksForOne() {
    Compilation older = StoredCompilations.withoutCreator(Compilations.pending());
    store.create(older);

    assertTrue(list(Filter.ALL, Order.OLDEST_FIRST).contains(older));
    for (CallerName creator : CREATORS) {
      Filter filter = created(creator, Set.of(), Optional.empty(), Optional.empty());
      assertFalse(list(filter, Order.OLDEST_FIRST).contains(older));
    }
  }

  @Test
  void excludesTheMomentsThatBoundTheTime() {
    Instant middle = oldestFirst.get(oldestFirst.size() / 2).createdAt();
    for (Optional<Instant> after : around(middle)) {
      for (Optional<Instant> before : around(middle.plusMillis(2))) {
        assertPasses(
            new Filter(
                Set.of(), Optional.empty(), Optional.empty(), after, before, Optional.empty()));
        assertPasses(
            new Filter(
                Set.of(Phase.FAILED),
                Optional.empty(),
                Optional.of("a"),
                after,
                before,
                Optional.empty()));
      }
    }
  }

  @Test
  void filtersByWhereItStandsNow() {
    Compilation pending = oldestFirst.getFirst();
    store.replace(Course.submitting(pending));
    store.replace(Course.stopRequested(Course.submitting(pending)));

    assertEquals(
        List.of(Course.stopRequested(Course.submitting(pending))),
        list(phase(Phase.STOPPING), Order.OLDEST_FIRST).subList(0, 1));
  }

  private static Stream<OptionsHash> halfOf(
      List<OptionsHash> hashes, Phase phase, PlatformName platform) {
    int first =
        Math.floorMod(List.of(Phase.values()).indexOf(phase) + PLATFORMS.indexOf(platform), 2);
    return IntStream.iterate(first, place -> place < hashes.size(), place -> place + 2)
        .mapToObj(hashes::get);
  }

  private void create(Phase phase, CompilationSpec spec) {
    CallerName creator = CREATORS.get(oldestFirst.size() % 2);
    var pending = Compilations.pending(new CompilationId(ids.next()), spec, creator);
    Compilation compilation = Compilations.in(phase, pending);
    oldestFirst.add(compilation);
    store.create(compilation);
  }

  private void assertPasses(Filter filter) {
    List<Compilation> expected = oldestFirst.stream().filter(filter::matches).toList();
    assertEquals(expected, list(filter, Order.OLDEST_FIRST), filter::toString);
    assertEquals(expected.reversed(), list(filter, Order.NEWEST_FIRST), filter::toString);
    assertEquals(
        expected.reversed().stream().limit(7).map(Compilation::id).toList(),
        store.newest(Compilations.VERSION, filter, 7),
        filter::toString);
  }

  private List<Compilation> list(Filter filter, Order order) {
    return PageWalk.from(
        new PageRequest(20, Optional.empty(), order),
        request -> store.list(new Scope.Of(Compilations.VERSION), filter, request),
        compilation -> compilation.id().ulid());
  }

  private static Filter created(
      CallerName creator,
      Set<Phase> phases,
      Optional<PlatformName> platform,
      Optional<String> hash) {
    return new Filter(
        phases, platform, hash, Optional.empty(), Optional.empty(), Optional.of(creator));
  }

  private static Filter phase(Phase phase) {
    return new Filter(
        Set.of(phase),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static List<Optional<Instant>> around(Instant moment) {
    return List.of(
        Optional.empty(),
        Optional.of(moment),
        Optional.of(moment.plusNanos(1)),
        Optional.of(moment.minusNanos(1)),
        Optional.of(Instant.MIN),
        Optional.of(Instant.EPOCH),
        Optional.of(Instant.MAX));
  }

  private static OptionsHash hash(String beginning) {
    return new OptionsHash(beginning + "1".repeat(64 - beginning.length()));
  }
}
