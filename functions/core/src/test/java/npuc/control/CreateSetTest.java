package npuc.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import npuc.compilation.Changes;
import npuc.compilation.Compilation;
import npuc.compilation.CompilationSet;
import npuc.compilation.Compilations;
import npuc.compilation.Sets;
import npuc.compilation.StopTransitions;
import npuc.memory.AtOnce;
import npuc.memory.MemoryService;
import npuc.workflow.Execution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sets, however far an earlier call came. */
class CreateSetTest {
  private static final int OF = 5;
  private static final List<Compilation> MEMBERS = Sets.pending(Sets.ID, OF);

  private final MemoryService service = new MemoryService();

  static Stream<Integer> subsets() {
    return IntStream.range(0, 1 << OF).boxed();
  }

  /** Stored, or stored and started: a call may end between the two, and twins go on at once. */
  @ParameterizedTest
  @MethodSource("subsets")
  void whateverWasMadeBeforeACrashARepeatEndsInExactlyTheSet(int made) {
    for (int started = made; ; started = (started - 1) & made) {
      var crashed = new MemoryService();
      before(crashed, made, started);

      List<Compilation> set = crashed.create.create(MEMBERS);

      assertEquals(MEMBERS, set);
      assertEquals(MEMBERS, CompilationSet.find(Sets.ID, crashed.records).orElseThrow().members());
      assertEquals(
          MEMBERS.stream().map(Execution::of).toList(),
          crashed.workflow.started().stream()
              .sorted((a, b) -> a.name().toString().compareTo(b.name().toString()))
              .toList());
      if (started == 0) {
        break;
      }
    }
  }

  @Test
  void whatBecameOfAMemberMeanwhileStays() {
    service.create.create(MEMBERS.get(1));
    Compilation stopped =
        Compilations.next(
            StopTransitions.request(MEMBERS.get(1), Compilations.OTHER, service.clock.instant()));
    service.records.replace(stopped);

    assertEquals(stopped, service.create.create(MEMBERS).get(1));
  }

  @Test
  void twinsAtOnceMakeOneSet() throws InterruptedException, ExecutionException {
    var created = AtOnce.times(8, () -> service.create.create(MEMBERS));

    assertEquals(List.of(MEMBERS), created.stream().distinct().toList());
    assertEquals(OF, service.workflow.started().size());
  }

  @Test
  void aSetThatWasCutOffTellsWhatThereIs() {
    before(service, 0b00101, 0);

    CompilationSet set = CompilationSet.find(Sets.ID, service.records).orElseThrow();

    assertEquals(List.of(MEMBERS.get(0), MEMBERS.get(2)), set.members());
    assertEquals(OF, set.of());
    assertEquals(0, set.done());
  }

  private static void before(MemoryService service, int made, int started) {
    var changes = new Changes(service.records, service.measurements);
    for (int i = 0; i < OF; i++) {
      if ((made >> i & 1) == 1) {
        changes.create(MEMBERS.get(i));
      }
      if ((started >> i & 1) == 1) {
        service.workflow.start(Execution.of(MEMBERS.get(i)));
      }
    }
  }
}
