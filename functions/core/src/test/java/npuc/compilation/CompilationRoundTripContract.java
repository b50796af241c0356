package npuc.compilation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import npuc.paging.PageRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is read from a {@link CompilationStore} equals what was stored, to the last field. */
public abstract class CompilationRoundTripContract {

  /** A store of its own for this test, empty. */
  protected abstract CompilationStore store();

  static Stream<Compilation> samples() {
    return Stream.of(
        StoredCompilations.full(),
        Compilations.pending(),
        Course.waiting(Compilations.pending(), Course.NO_MEMORY),
        Compilations.compileRunning(),
        Compilations.compiled(),
        Compilations.failedInCompile(),
        Compilations.failedInVerify(),
        Compilations.published(),
        Compilations.registrationFailed(),
        Compilations.registered(),
        Compilations.stopping(),
        Compilations.stopped(),
        StoredCompilations.largest());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void givesBackWhatWasCreated(Compilation sample) {
    CompilationStore store = store();
    store.create(sample);

    assertEquals(Optional.of(sample), store.find(sample.id()));
    assertEquals(
        List.of(sample),
        store.list(new Scope.Of(Compilations.VERSION), Filter.ALL, PageRequest.first(1)).items());
  }

  @Test
  void givesBackWhatReplaced() {
    CompilationStore store = store();
    Compilation before = Compilations.compiled();
    Compilation next = Course.submitting(before);
    store.create(before);
    store.replace(next);

    assertEquals(Optional.of(next), store.find(next.id()));
  }

  @Test
  void theLargestSampleIsAsLargeAsOneGets() {
    Compilation largest = StoredCompilations.largest();

    assertEquals(200, largest.history().size());
    assertEquals(1_000, largest.compiledOutput().orElseThrow().files().size());
    assertEquals(20, largest.compile().attempts().size());
    assertEquals(20, largest.verify().attempts().size());
  }
}
