package npuc.task;

import static npuc.memory.MemoryService.COMPILE;
import static npuc.memory.MemoryService.FIRST;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import npuc.compilation.Compilation;
import npuc.compilation.CompilationStore;
import npuc.compilation.Compilations;
import npuc.compilation.JobStatus;
import npuc.compilation.Phase;
import npuc.compilation.ReasonCode;
import npuc.compilation.Registration;
import npuc.compilation.StepName;
import npuc.id.CompilationId;
import npuc.id.TestIds;
import npuc.measure.Measurement;
import npuc.measure.Metric;
import npuc.memory.ForwardingStore;
import npuc.memory.MemoryService;
import npuc.retry.RetryableException;
import npuc.task.SweepCompilations.Swept;
import npuc.workflow.Execution;
import npuc.workflow.ExecutionStatus;
import npuc.workflow.StartAt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SweepCompilationsTest {
  private final SplittableRandom random = new SplittableRandom(1);

  @Test
  void whatWasRecordedButNeverStartedIsStartedOnce() {
    MemoryService service = new MemoryService().with(Compilations.pending());

    assertEquals(new Swept(1, 1, 0), sweep(service));
    assertEquals(new Swept(1, 0, 0), sweep(service));

    assertEquals(List.of(new Execution(FIRST, StartAt.COMPILE)), service.workflow.started());
  }

  @Test
  void tellsHowManyWaitRunAndWereStuck() {
    var waiting = TestIds.compilation(2);
    MemoryService service = new MemoryService().running();
    service.with(Compilations.submitted(Compilations.pending(waiting), StepName.COMPILE));
    service.with(Compilations.pending(TestIds.compilation(3)));
    service.workflow.start(new Execution(FIRST, StartAt.COMPILE));

    sweep(service);

    assertTold(service, Metric.ACTIVE_COMPILATIONS, 3);
    assertTold(service, Metric.STUCK_COMPILATIONS, 2);
    assertTold(service, Metric.JOBS_WAITING, 1);
    assertTold(service, Metric.JOBS_RUNNING, 1);
    long waited =
        Duration.between(waiting.ulid().time().plusSeconds(1), service.clock.instant()).toSeconds();
    assertTold(service, Metric.OLDEST_WAIT_SECONDS, Math.toIntExact(waited));
  }

  @Test
  void tellsZeroOfWhatIsNot() {
    var service = new MemoryService();

    sweep(service);

    assertTold(service, Metric.STUCK_COMPILATIONS, 0);
    assertTold(service, Metric.OLDEST_WAIT_SECONDS, 0);
  }

  private static void assertTold(MemoryService service, Metric metric, int value) {
    assertEquals(List.of(Measurement.of(metric, value)), service.measurements.of(metric));
  }

  /** An event that was lost once left a compilation active for ever. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "RUNNING")
  void anExecutionThatEndedUnheardEndsItsRecordAndItsJob(ExecutionStatus status) {
    MemoryService service = new MemoryService().running();
    service.workflow.start(new Execution(FIRST, StartAt.COMPILE));
    assertEquals(new Swept(1, 0, 0), sweep(service));
    service.workflow.tell(FIRST, status);

    assertEquals(new Swept(1, 0, 1), sweep(service));
    assertEquals(new Swept(0, 0, 0), sweep(service));

    assertEquals(Phase.FAILED, service.stored().phase());
    assertEquals(ReasonCode.EXECUTION_ENDED, service.stored().reason().orElseThrow().code());
    assertEquals(new JobStatus.Missing(), service.cluster.observe(COMPILE));
  }

  @Test
  void aStopThatNobodyCarriesOutIsCarriedOut() {
    MemoryService service = ended(Compilations.stopping());

    sweep(service);

    assertEquals(Phase.STOPPED, service.stored().phase());
  }

  @Test
  void aRegistrationThatNobodyCarriesOutCanBeRetried() {
    MemoryService service = ended(Compilations.published());

    sweep(service);

    assertEquals(Registration.State.FAILED, service.stored().registration().state());
  }

  @Test
  void whatEndedMeanwhileStaysAsItEnded() {
    var service =
        new MemoryService(
            store ->
                new ForwardingStore(store) {
                  private boolean late;

                  @Override
                  public Optional<Compilation> find(CompilationId id) {
                    Optional<Compilation> found =
                        late ? super.find(id) : Optional.of(Compilations.pending());
                    late = true;
                    return found;
                  }

                  @Override
                  public List<CompilationId> active() {
                    return List.of(Compilations.ID);
                  }
                },
            runner -> runner);
    service.with(Compilations.registered());
    service.workflow.start(new Execution(FIRST, StartAt.COMPILE));
    service.workflow.tell(FIRST, ExecutionStatus.SUCCEEDED);

    sweep(service);

    assertEquals(Compilations.registered(), service.stored());
  }

  /** The newest waited for the oldest once, one by one; one that failed held up the rest. */
  @Test
  void oneThatCanNotBeLookedAtHoldsUpNoOther() {
    var broken = TestIds.compilation(1);
    var service =
        new MemoryService(
            store ->
                new ForwardingStore(store) {
                  @Override
                  public Optional<Compilation> find(CompilationId id) {
                    if (id.equals(broken)) {
                      throw new IllegalStateException("the stored Compilation can't be read");
                    }
                    return super.find(id);
                  }
                },
            runner -> runner);
    IntStream.rangeClosed(1, 20)
        .forEach(n -> service.with(Compilations.pending(TestIds.compilation(n))));

    assertThrows(RetryableException.class, () -> sweep(service));

    assertEquals(19, service.workflow.started().size());
  }

  @Test
  void ofManyABoundedPartIsLookedAtAndEachHasItsTurn() {
    MemoryService service = new MemoryService();
    IntStream.rangeClosed(1, 1_000)
        .forEach(n -> service.with(Compilations.pending(TestIds.compilation(n))));

    assertEquals(new Swept(1_000, 200, 0), sweep(service));
    for (int i = 0; i < 60; i++) {
      sweep(service);
    }

    assertEquals(1_000, service.workflow.started().size());
  }

  @Test
  void whatFindsNoTimeIsLeftForTheNextTime() {
    var time = new Runnable[] {() -> {}};
    var service =
        new MemoryService(
            store ->
                new ForwardingStore(store) {
                  @Override
                  public Optional<Compilation> find(CompilationId id) {
                    time[0].run();
                    return super.find(id);
                  }
                },
            runner -> runner);
    Instant late = service.clock.instant().plusSeconds(60);
    time[0] = () -> service.clock.set(late);
    IntStream.rangeClosed(1, 100)
        .forEach(n -> service.with(Compilations.pending(TestIds.compilation(n))));

    int first = sweep(service).started();

    assertTrue(first >= 1 && first <= 8, () -> first + " were started");
  }

  private static MemoryService ended(Compilation compilation) {
    MemoryService service = new MemoryService().with(compilation);
    service.workflow.start(Execution.of(compilation));
    service.workflow.tell(Execution.of(compilation).name(), ExecutionStatus.FAILED);
    return service;
  }

  private Swept sweep(MemoryService service) {
    CompilationStore store = service.store;
    return new SweepCompilations(
            store, service.workflow, service.failure, service.measurements, service.clock, random)
        .sweep();
  }
}
