package npuc.task;

import static npuc.memory.MemoryService.COMPILE;
import static npuc.memory.MemoryService.FIRST;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import npuc.compilation.Compilation;
import npuc.compilation.CompilationStore;
import npuc.compilation.Compilations;
import npuc.compilation.JobStatus;
import npuc.compilation.Phase;
import npuc.compilation.ReasonCode;
import npuc.compilation.Specs;
import npuc.compilation.StepName;
import npuc.id.CompilationId;
import npuc.job.JobSpecs;
import npuc.memory.ForwardingStore;
import npuc.memory.InterferingStore;
import npuc.memory.MemoryService;
import npuc.memory.OutageRunner;
import npuc.refusal.Outcome;
import npuc.retry.RetryableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordFailureTest {

  @Test
  void anExecutionThatEndedFailsItsStepEndsTheJobAndKeepsTheLog() {
    MemoryService service = new MemoryService().running();
    service.cluster.print(COMPILE, "half way\n");

    assertEquals(TaskAnswer.RECORDED, service.failure.executionEnded(FIRST, "TIMED_OUT"));
    Compilation once = service.stored();
    assertEquals(TaskAnswer.RECORDED, service.failure.executionEnded(FIRST, "TIMED_OUT"));

    assertEquals(once, service.stored());
    assertEquals(Phase.FAILED, once.phase());
    assertEquals(ReasonCode.EXECUTION_ENDED, once.reason().orElseThrow().code());
    assertEquals("half way\n", service.log(COMPILE));
    assertEquals(new JobStatus.Missing(), service.cluster.observe(COMPILE));
  }

  @Test
  void aTaskThatFailedIsToldWithItsCause() {
    MemoryService service = new MemoryService().with(Compilations.pending());

    service.failure.taskFailed(FIRST, "States.Timeout", "no answer");

    var reason = service.stored().reason().orElseThrow();
    assertEquals(ReasonCode.INTERNAL, reason.code());
    assertTrue(reason.message().contains("States.Timeout: no answer"));
  }

  @Test
  void whatFailedIsWhatCanBeRetried() {
    MemoryService step = new MemoryService().with(Compilations.compileRunning());
    MemoryService registration = new MemoryService().with(Compilations.published());

    step.failure.taskFailed(FIRST, "States.Timeout", "no answer");
    registration.failure.taskFailed(FIRST, "States.Timeout", "no answer");

    assertEquals(
        "The service could not go on (States.Timeout: no answer). Retry the step.",
        step.stored().reason().orElseThrow().message());
    assertInstanceOf(
        Outcome.Done.class,
        step.retry.retry(Compilations.ID, StepName.COMPILE, Compilations.OTHER));
    assertEquals(
        "The service could not go on (States.Timeout: no answer). Retry the registration.",
        registration.stored().registration().reason().orElseThrow().message());
    assertInstanceOf(
        Outcome.Done.class,
        registration.retry.retryRegistration(Compilations.ID, Compilations.OTHER));
  }

  @Test
  void aClusterThatCanNotBeReachedDoesNotKeepTheFailureFromBeingRecorded() {
    var cluster = new OutageRunner[1];
    var service =
        new MemoryService(store -> store, runner -> cluster[0] = new OutageRunner(runner));
    service.running();
    cluster[0].begin();

    assertThrows(
        RetryableException.class, () -> service.failure.taskFailed(FIRST, "States.Timeout", ""));
    assertEquals(Phase.FAILED, service.stored().phase());
    cluster[0].end();
    assertEquals(TaskAnswer.RECORDED, service.failure.taskFailed(FIRST, "States.Timeout", ""));

    assertEquals(new JobStatus.Missing(), service.cluster.observe(COMPILE));
  }

  @Test
  void aJobOfTheSameNameThatIsAnothersStays() {
    var service = new MemoryService().with(Compilations.pending());
    service.cluster.submit(JobSpecs.compile(Compilations.pending(Compilations.ID, Specs.RNGD)));
    service.submitJob.submit(FIRST, StepName.COMPILE);

    service.failure.taskFailed(FIRST, "JobFailed", "");

    assertTrue(service.cluster.observe(COMPILE).isAlive());
  }

  @Test
  void anExecutionThatEndsDuringAStopStopsTheCompilation() {
    MemoryService service = new MemoryService().with(Compilations.stopping());

    service.failure.executionEnded(FIRST, "ABORTED");

    assertEquals(Phase.STOPPED, service.stored().phase());
  }

  @ParameterizedTest
  @MethodSource("ended")
  void whatHasEndedStaysAsItIs(Compilation before) {
    MemoryService service = new MemoryService().with(before);

    assertEquals(TaskAnswer.RECORDED, service.failure.executionEnded(FIRST, "FAILED"));

    assertEquals(before, service.stored());
  }

  static Compilation[] ended() {
    return new Compilation[] {
      Compilations.failedInVerify(),
      Compilations.stopped(),
      Compilations.registered(),
      Compilations.registrationFailed()
    };
  }

  @Test
  void aSupersededExecutionChangesNothing() {
    MemoryService service = new MemoryService().with(Compilations.retriedCompile());

    assertEquals(TaskAnswer.SUPERSEDED, service.failure.executionEnded(FIRST, "ABORTED"));

    assertEquals(Compilations.retriedCompile(), service.stored());
  }

  @Test
  void aRetryThatCameBetweenIsNotFailed() {
    var hook = new Runnable[] {() -> {}};
    var service =
        new MemoryService(
            store -> new InterferingStore(store, 0, () -> hook[0].run()), runner -> runner);
    hook[0] =
        () -> {
          service.records.replace(Compilations.failed(service.stored(), StepName.COMPILE));
          service.retry.retry(Compilations.ID, StepName.COMPILE, Compilations.OTHER);
        };
    service.with(Compilations.compileRunning());

    service.failure.executionEnded(FIRST, "ABORTED");

    assertEquals(2, service.stored().generation());
    assertTrue(service.stored().compile().openAttempt().isPresent());
  }

  @Test
  void aFailureThatIsRecordedLateDoesNotFailTheRetryThatCameBefore() {
    var hook = new ArrayDeque<Runnable>();
    var service =
        new MemoryService(store -> new AfterFind(store, hook), runner -> runner)
            .with(Compilations.failedInCompile());
    hook.add(() -> service.retry.retry(Compilations.ID, StepName.COMPILE, Compilations.OTHER));

    service.failure.taskFailed(FIRST, "States.Timeout", "");

    assertTrue(hook.isEmpty());
    assertEquals(2, service.stored().generation());
    assertEquals(Phase.PENDING, service.stored().phase());
  }

  /** A store in which something else happens once, after somebody has looked. */
  private static final class AfterFind extends ForwardingStore {
    private final Queue<Runnable> meanwhile;

    AfterFind(CompilationStore store, Queue<Runnable> meanwhile) {
      super(store);
      this.meanwhile = meanwhile;
    }

    @Override
    public Optional<Compilation> find(CompilationId id) {
      Optional<Compilation> found = super.find(id);
      Optional.ofNullable(meanwhile.poll()).ifPresent(Runnable::run);
      return found;
    }
  }
}
