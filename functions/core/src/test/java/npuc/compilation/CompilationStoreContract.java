package npuc.compilation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.IntStream;
import npuc.memory.AtOnce;
import npuc.paging.PageRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link CompilationStore} promises about one compilation. */
public abstract class CompilationStoreContract {
  private static final int MANY = 16;

  private CompilationStore store;

  /** A store of its own for this test, empty. */
  protected abstract CompilationStore store();

  @BeforeEach
  void open() {
    store = store();
  }

  @Test
  void findsWhatWasCreated() {
    store.create(Compilations.pending());

    assertStored(Compilations.pending());
  }

  @Test
  void findsNothingElse() {
    assertEquals(Optional.empty(), store.find(Compilations.ID));
  }

  @Test
  void keepsTheFirstOfTwoThatAreCreatedWithOneId() {
    assertTrue(store.create(Compilations.pending()));
    assertFalse(store.create(Compilations.pending(Compilations.ID, StoredCompilations.fullSpec())));

    assertStored(Compilations.pending());
  }

  @Test
  void keepsWhatBecameOfItWhenItIsCreatedAgain() {
    Compilation next = Course.submitting(created());
    store.replace(next);

    store.create(Compilations.pending());

    assertStored(next);
  }

  @Test
  void keepsOneOfManyThatAreCreatedAtOnce() {
    List<Compilation> several = variants(Compilations.pending());

    atOnce(several, compilation -> created(compilation));

    assertTrue(several.contains(store.find(Compilations.ID).orElseThrow()));
    assertEquals(1, listed().size());
  }

  @Test
  void replacesAStateByTheNext() {
    Compilation next = Course.submitting(created());

    assertTrue(store.replace(next));
    assertStored(next);
  }

  @Test
  void refusesANextStateThatIsStoredAlready() {
    Compilation next = Course.submitting(created());
    store.replace(next);

    assertFalse(store.replace(next));
    assertStored(next);
  }

  @Test
  void refusesTheNextOfAStaleState() {
    Compilation stale = created();
    Compilation winner = Course.submitting(stale);
    store.replace(winner);

    assertFalse(store.replace(Course.stopRequested(stale)));
    assertStored(winner);
  }

  @Test
  void refusesAStateThatLeavesOneOut() {
    Compilation first = created();

    assertFalse(store.replace(Course.waiting(Course.submitting(first), Course.NO_MEMORY)));
    assertStored(first);
  }

  @Test
  void refusesTheNextStateOfWhatWasNeverCreated() {
    assertFalse(store.replace(Course.submitting(Compilations.pending())));
    assertEquals(Optional.empty(), store.find(Compilations.ID));
  }

  @Test
  void letsOneOfManyNextStatesWin() {
    List<Compilation> nexts = variants(Course.submitting(created()));

    List<Boolean> won = atOnce(nexts, next -> store.replace(next));

    assertEquals(1, Collections.frequency(won, true));
    assertStored(nexts.get(won.indexOf(true)));
  }

  @Test
  void neverBringsADeletedOneBack() {
    Compilation first = created();
    store.delete(first);

    assertFalse(store.replace(Course.submitting(first)));
    assertEquals(Optional.empty(), store.find(Compilations.ID));
    assertEquals(List.of(), listed());
    assertEquals(List.of(), store.active());
  }

  @Test
  void refusesToDeleteAStaleState() {
    Compilation stale = created();
    Compilation next = Course.submitting(stale);
    store.replace(next);

    assertFalse(store.delete(stale));
    assertStored(next);
  }

  @Test
  void deletesOnce() {
    Compilation first = created();

    assertTrue(store.delete(first));
    assertFalse(store.delete(first));
  }

  @Test
  void letsOneOfManyDeletionsWin() {
    List<Compilation> same = Collections.nCopies(MANY, created());

    assertEquals(1, Collections.frequency(atOnce(same, one -> store.delete(one)), true));
  }

  @Test
  void letsEitherTheNextStateOrTheDeletionWin() {
    Compilation first = created();
    Compilation next = Course.submitting(first);

    List<Boolean> won =
        AtOnce.call(
            List.<Callable<Boolean>>of(() -> store.replace(next), () -> store.delete(first)));

    assertEquals(Set.of(true, false), Set.copyOf(won));
    assertEquals(won.getFirst() ? Optional.of(next) : Optional.empty(), store.find(first.id()));
  }

  private Compilation created() {
    return created(Compilations.pending());
  }

  private Compilation created(Compilation compilation) {
    store.create(compilation);
    return compilation;
  }

  private void assertStored(Compilation expected) {
    assertEquals(Optional.of(expected), store.find(expected.id()));
  }

  private List<Compilation> listed() {
    return store
        .list(new Scope.Of(Compilations.VERSION), Filter.ALL, PageRequest.first(100))
        .items();
  }

  /** States of one revision that can be told apart by their times. */
  private static List<Compilation> variants(Compilation state) {
    return IntStream.range(0, MANY).mapToObj(i -> StoredCompilations.seenAt(state, i)).toList();
  }

  private static <T> List<T> atOnce(List<Compilation> compilations, Function<Compilation, T> call) {
    return AtOnce.call(
        compilations.stream().map(one -> (Callable<T>) () -> call.apply(one)).toList());
  }
}
