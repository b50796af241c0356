package npuc.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import npuc.compilation.AttemptTransitions;
import npuc.compilation.Changes;
import npuc.compilation.Compilation;
import npuc.compilation.CompilationSpec;
import npuc.compilation.Compilations;
import npuc.compilation.Decision;
import npuc.compilation.Reason;
import npuc.compilation.ReasonCode;
import npuc.compilation.RetryTransitions;
import npuc.compilation.Specs;
import npuc.compilation.StepName;
import npuc.id.TestIds;
import npuc.memory.AtOnce;
import npuc.memory.InterferingStore;
import npuc.memory.MemoryService;
import npuc.refusal.Outcomes;
import npuc.retry.RetryableException;
import npuc.workflow.Execution;
import npuc.workflow.StartAt;
import org.junit.jupiter.api.Test;

class CreateCompilationTest {

  @Test
  void creatingTwiceCreatesOneCompilationAndStartsOneExecution() {
    var service = new MemoryService();

    Compilation first = create(service);
    Compilation second = create(service);

    assertEquals(Compilations.pending(), first);
    assertEquals(first, second);
    assertEquals(
        List.of(new Execution(MemoryService.FIRST, StartAt.COMPILE)), service.workflow.started());
  }

  @Test
  void twinsAtOnceCreateOne() throws InterruptedException, ExecutionException {
    var service = new MemoryService();

    var created = AtOnce.times(8, () -> create(service));

    assertEquals(1, created.stream().distinct().count());
    assertEquals(1, service.workflow.started().size());
  }

  @Test
  void equalOnesThatMadeTheirFilesAreNamedNewestFirstAtMostTen() {
    var service = new MemoryService();
    IntStream.rangeClosed(1, 12)
        .forEach(n -> service.with(Compilations.registered(named(n, Specs.ETHOS_U))));
    service.with(Compilations.registered(named(13, Specs.RNGD)));
    service.with(named(14, Specs.ETHOS_U));

    var equal =
        new EqualCompilations(service.records)
            .to(service.records.find(TestIds.compilation(12)).orElseThrow());

    assertEquals(
        IntStream.rangeClosed(2, 11).mapToObj(n -> TestIds.compilation(13 - n)).toList(), equal);
  }

  @Test
  void aLostRaceIsDecidedAgainOnTheWinnersState() {
    var hook = new Runnable[] {() -> {}};
    var service =
        new MemoryService(
            store -> new InterferingStore(store, 0, () -> hook[0].run()), runner -> runner);
    service.with(Compilations.failedInCompile());
    hook[0] =
        () ->
            service.records.replace(
                Compilations.next(
                    RetryTransitions.retry(
                        service.stored(),
                        StepName.COMPILE,
                        Compilations.OTHER,
                        Compilations.at(80))));

    Outcomes.refused(service.retry.retry(Compilations.ID, StepName.COMPILE, Compilations.OTHER));

    assertEquals(2, service.stored().compile().attempts().size());
  }

  @Test
  void aCompilationThatIsAlwaysChangedByOthersIsToBeTriedAgain() {
    var service = new MemoryService().with(Compilations.pending());
    var changes = new Changes(service.records, service.measurements);

    assertThrows(
        RetryableException.class, () -> changes.apply(Compilations.ID, before -> stale(service)));
  }

  /** A next state that another write has overtaken. */
  private static Decision stale(MemoryService service) {
    Compilation before = service.stored();
    service.records.replace(
        Compilations.next(
            AttemptTransitions.waiting(
                before,
                StepName.COMPILE,
                Optional.of(new Reason(ReasonCode.QUEUED, "after " + before.revision())),
                Compilations.at(2))));
    return AttemptTransitions.submitting(before, StepName.COMPILE, Compilations.at(2));
  }

  private static Compilation named(int number, CompilationSpec spec) {
    return Compilations.pending(TestIds.compilation(number), spec);
  }

  private static Compilation create(MemoryService service) {
    return service.create.create(Compilations.pending());
  }
}
