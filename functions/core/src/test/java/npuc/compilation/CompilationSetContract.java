package npuc.compilation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import npuc.caller.CallerName;
import npuc.id.CompilationId;
import npuc.id.TestIds;
import npuc.paging.Order;
import npuc.paging.PageRequest;
import npuc.paging.PageWalk;
import npuc.platform.PlatformName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every {@link CompilationStore} promises about sets. */
public abstract class CompilationSetContract {
  private static final List<Compilation> MEMBERS = Sets.pending(Sets.ID, 16);
  private static final List<Compilation> OTHERS =
      Stream.concat(
              Sets.pending(Sets.id(49), 3).stream(),
              Stream.concat(
                  Sets.pending(Sets.id(51), 2).stream(),
                  Stream.of(49, 50, 51).map(TestIds::compilation).map(Compilations::pending)))
          .toList();

  private CompilationStore store;

  /** A store of its own for this test, empty. */
  protected abstract CompilationStore store();

  @BeforeEach
  void fill() {
    store = store();
    MEMBERS.forEach(store::create);
    OTHERS.forEach(store::create);
  }

  @Test
  void theWholeSetIsFoundByItsId() {
    CompilationSet set = CompilationSet.find(Sets.ID, store).orElseThrow();

    assertEquals(MEMBERS, set.members());
    assertEquals(16, set.of());
    assertEquals(Optional.empty(), CompilationSet.find(Sets.id(52), store));
  }

  @Test
  void whatBecameOfAMemberIsSeenAndItStaysWhereItStands() {
    Compilation next = Course.submitting(MEMBERS.get(2));
    store.replace(next);

    assertEquals(
        Optional.of(new Membership(Sets.ID, 3, 16)), store.find(next.id()).orElseThrow().set());
    assertEquals(next, CompilationSet.find(Sets.ID, store).orElseThrow().members().get(2));
  }

  @Test
  void aSetEndsWithItsLastMember() {
    MEMBERS.subList(1, 16).forEach(store::delete);

    assertEquals(
        List.of(MEMBERS.getFirst()), CompilationSet.find(Sets.ID, store).orElseThrow().members());
    assertEquals(16, CompilationSet.find(Sets.ID, store).orElseThrow().of());

    store.delete(MEMBERS.getFirst());

    assertEquals(Optional.empty(), CompilationSet.find(Sets.ID, store));
  }

  @Test
  void thoseThatThereAreAreFoundInTheOrderOfTheirIds() {
    List<CompilationId> asked =
        List.of(TestIds.compilation(48), TestIds.compilation(49), MEMBERS.get(3).id());

    assertEquals(
        List.of(Compilations.pending(TestIds.compilation(49)), MEMBERS.get(3)),
        store.findAll(asked));
    assertEquals(List.of(), store.findAll(List.of()));
  }

  @ParameterizedTest
  @EnumSource
  void aListIsOfASet(Order order) {
    store.replace(
        Compilations.next(
            StopTransitions.request(MEMBERS.get(4), Compilations.OTHER, TestIds.START)));
    for (Scope scope : List.of(Scope.EVERYTHING, new Scope.Of(Compilations.VERSION))) {
      for (Filter filter : filters()) {
        Filter ofSet = filter.of(Optional.of(Sets.ID));
        List<CompilationId> expected =
            MEMBERS.stream()
                .map(member -> store.find(member.id()).orElseThrow())
                .filter(filter::matches)
                .map(Compilation::id)
                .toList();
        assertEquals(
            order == Order.OLDEST_FIRST ? expected : expected.reversed(),
            list(scope, ofSet, order),
            ofSet::toString);
      }
    }
    assertEquals(
        List.of(),
        list(new Scope.Of(TestIds.version(7)), Filter.ALL.of(Optional.of(Sets.ID)), order));
  }

  private static Stream<Filter> ofPhases(Optional<CallerName> creator) {
    return Stream.of(Set.<Phase>of(), Set.of(Phase.STOPPED), Set.of(Phase.PENDING, Phase.STOPPED))
        .map(
            phases ->
                new Filter(
                    phases,
                    Optional.of(Specs.ETHOS_U.platform()),
                    Optional.empty(),
                    Optional.of(TestIds.START),
                    Optional.empty(),
                    creator));
  }

  private static List<Filter> filters() {
    return Stream.of(
            Stream.of(
                Filter.ALL,
                hash(Specs.ETHOS_U.optionsHash().value()),
                hash("0"),
                new Filter(
                    Set.of(),
                    Optional.of(new PlatformName("none")),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()),
                Filter.ALL.with(
                    new Search(
                        Optional.of(Set.of(Compilations.MODEL)), Optional.empty(), Set.of()))),
            ofPhases(Optional.empty()),
            ofPhases(Optional.of(Compilations.CREATOR)),
            ofPhases(Optional.of(Compilations.OTHER)))
        .flatMap(some -> some)
        .toList();
  }

  private List<CompilationId> list(Scope scope, Filter filter, Order order) {
    return PageWalk.from(
            new PageRequest(5, Optional.empty(), order),
            request -> store.list(scope, filter, request),
            compilation -> compilation.id().ulid())
        .stream()
        .map(Compilation::id)
        .toList();
  }

  private static Filter hash(String hash) {
    return new Filter(
        Set.of(),
        Optional.empty(),
        Optional.of(hash),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
