package npuc.compilation;

import static npuc.compilation.Histories.tail;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class CompilationTest {

  @Test
  void aNewCompilationIsPendingWithOneOpenAttemptAndOneEntryOfHistory() {
    Compilation created = Compilations.pending();

    assertEquals(1, created.revision());
    assertEquals(1, created.generation());
    assertEquals(Phase.PENDING, created.phase());
    assertEquals(StepPhase.PENDING, created.compile().phase());
    assertEquals(1, created.compile().openAttempt().orElseThrow().generation());
    assertTrue(created.verify().attempts().isEmpty());
    assertEquals(List.of("user compilation ->Pending"), tail(created, 9));
    assertEquals(created.id().ulid().time(), created.createdAt());
  }
}
