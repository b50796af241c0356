package npuc.compilation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import npuc.id.CompilationId;
import npuc.id.CountingIds;
import npuc.memory.MutableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every {@link CompilationStore} promises about those that are active. */
public abstract class ActiveCompilationsContract {
  private CompilationStore store;

  /** A store of its own for this test, empty. */
  protected abstract CompilationStore store();

  @BeforeEach
  void open() {
    store = store();
  }

  @ParameterizedTest
  @EnumSource
  void countsAsActiveWhatIs(Phase phase) {
    Compilation compilation = Compilations.in(phase, Compilations.pending());
    store.create(compilation);

    assertEquals(compilation.isActive() ? List.of(compilation.id()) : List.of(), store.active());
  }

  @Test
  void countsAsActiveNoMoreWhatEnds() {
    Compilation pending = Compilations.pending();
    store.create(pending);
    store.replace(Course.stopRequested(pending));

    assertEquals(List.of(), store.active());
  }

  @Test
  void countsAsActiveAgainWhatIsRetried() {
    Compilation failed = Compilations.failedInCompile();
    store.create(failed);
    store.replace(Course.retried(failed, StepName.COMPILE));

    assertEquals(List.of(failed.id()), store.active());
  }

  @Test
  void namesTheOldestActiveFirst() {
    var ids = new CountingIds(new MutableClock(Instant.parse("2026-11-01T00:00:00Z")));
    List<CompilationId> oldestFirst =
        Stream.generate(() -> new CompilationId(ids.next())).limit(16).toList();
    oldestFirst.reversed().forEach(id -> store.create(Compilations.pending(id)));

    assertEquals(oldestFirst, store.active());
  }

  @Test
  void countsAsActiveNoMoreWhatIsDeleted() {
    Compilation pending = Compilations.pending();
    store.create(pending);
    store.delete(pending);

    assertEquals(List.of(), store.active());
  }
}
