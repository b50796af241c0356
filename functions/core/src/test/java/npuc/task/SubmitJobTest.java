package npuc.task;

import static npuc.memory.MemoryService.COMPILE;
import static npuc.memory.MemoryService.FIRST;
import static npuc.memory.MemoryService.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import npuc.compilation.Compilation;
import npuc.compilation.Compilations;
import npuc.compilation.JobStatus;
import npuc.compilation.Limits;
import npuc.compilation.Phase;
import npuc.compilation.ReasonCode;
import npuc.compilation.Specs;
import npuc.compilation.StepName;
import npuc.compilation.StopTransitions;
import npuc.job.JobName;
import npuc.job.JobSpec;
import npuc.job.JobSpecs;
import npuc.job.Statuses;
import npuc.memory.HookedRunner;
import npuc.memory.InterferingStore;
import npuc.memory.MemoryService;
import org.junit.jupiter.api.Test;

class SubmitJobTest {

  @Test
  void submittingTwiceCreatesOneJob() {
    MemoryService service = new MemoryService().with(Compilations.pending());

    assertEquals(TaskAnswer.SUBMITTED, submit(service));
    Compilation once = service.stored();
    assertEquals(TaskAnswer.SUBMITTED, submit(service));

    assertEquals(once, service.stored());
    assertEquals(1, service.cluster.created().size());
    assertEquals(COMPILE, service.cluster.created().getFirst().name());
  }

  @Test
  void aRepeatedSubmissionIsTheSameJobThoughTheRecordWentOn() {
    MemoryService service = new MemoryService().running();

    assertEquals(TaskAnswer.SUBMITTED, submit(service));

    assertEquals(1, service.cluster.created().size());
  }

  @Test
  void aSupersededExecutionCreatesNothing() {
    MemoryService service = new MemoryService().with(Compilations.retriedCompile());

    assertEquals(TaskAnswer.SUPERSEDED, submit(service));
    assertEquals(TaskAnswer.SUBMITTED, service.submitJob.submit(SECOND, StepName.COMPILE));

    assertEquals(
        JobName.of(Compilations.ID, StepName.COMPILE, 2),
        service.cluster.created().getFirst().name());
  }

  /** A quota of Jobs that was used up once failed a backlog after six minutes. */
  @Test
  void aJobForWhichThereIsNoRoomIsShownToWaitAndSubmittedLater() {
    MemoryService service = new MemoryService().with(Compilations.pending());
    service.cluster.room(0);

    assertEquals(TaskAnswer.QUEUED, submit(service));
    Compilation once = service.stored();
    service.clock.advance(Duration.ofHours(23));
    assertEquals(TaskAnswer.QUEUED, submit(service));

    assertEquals(once, service.stored());
    assertEquals(ReasonCode.QUEUED, once.reason().orElseThrow().code());
    assertEquals(Phase.PENDING, once.phase());
    service.cluster.room(1);
    assertEquals(TaskAnswer.SUBMITTED, submit(service));
    assertEquals(1, service.cluster.created().size());
    assertEquals(TaskAnswer.RUNNING, service.pollJob.poll(FIRST, StepName.COMPILE));
  }

  @Test
  void aJobForWhichThereIsNoRoomForTooLongFailsForThat() {
    MemoryService service = new MemoryService().with(Compilations.pending());
    service.cluster.room(0);
    submit(service);
    service.clock.advance(Duration.ofHours(24));

    assertEquals(TaskAnswer.FAILED, submit(service));

    var reason = service.stored().reason().orElseThrow();
    assertEquals(ReasonCode.QUEUED, reason.code());
    assertTrue(reason.message().contains("86400 s (queueSeconds)"), reason::message);
  }

  @Test
  void aStopOfWhatWaitsForRoomIsHeardAndCreatesNothing() {
    MemoryService service = new MemoryService().with(Compilations.pending());
    service.cluster.room(0);
    submit(service);
    service.records.replace(
        Compilations.next(
            StopTransitions.request(
                service.stored(), Compilations.OTHER, service.clock.instant())));
    service.cluster.room(1);

    assertEquals(TaskAnswer.SUBMITTED, submit(service), "to be polled");
    assertEquals(TaskAnswer.STOPPED, service.pollJob.poll(FIRST, StepName.COMPILE));

    assertEquals(0, service.cluster.created().size());
  }

  @Test
  void aDeletedCompilationIsSuperseded() {
    assertEquals(TaskAnswer.SUPERSEDED, submit(new MemoryService()));
  }

  @Test
  void anotherJobOfTheNameFailsTheStepAndStays() {
    var service = new MemoryService().with(Compilations.pending());
    var other = Compilations.pending(Compilations.ID, Specs.RNGD);
    JobSpec foreign = JobSpecs.compile(other);
    service.cluster.submit(foreign);

    assertEquals(TaskAnswer.FAILED, submit(service));
    assertEquals(TaskAnswer.FAILED, submit(service));

    assertEquals(ReasonCode.JOB_CONFLICT, service.stored().reason().orElseThrow().code());
    assertTrue(service.cluster.observe(COMPILE).isAlive());
    assertEquals(1, service.cluster.created().size());
  }

  @Test
  void aStopThatIsStoredFirstLetsNoJobStart() {
    var hooks = new ArrayList<Runnable>();
    var service =
        new MemoryService(
            store -> new InterferingStore(store, 0, () -> hooks.forEach(Runnable::run)),
            runner -> runner);
    hooks.add(
        () ->
            service.records.replace(
                Compilations.next(
                    StopTransitions.request(
                        service.stored(), Compilations.OTHER, Compilations.at(5)))));
    service.with(Compilations.pending());

    assertEquals(TaskAnswer.STOPPED, submit(service));

    assertEquals(Phase.STOPPED, service.stored().phase());
    assertTrue(service.cluster.created().isEmpty());
  }

  @Test
  void aStopBetweenTheNoteAndTheJobRemovesTheJobAgain() {
    var hooks = new ArrayList<Runnable>();
    var service =
        new MemoryService(
            store -> store, runner -> new HookedRunner(runner, () -> hooks.forEach(Runnable::run)));
    hooks.add(() -> service.stop.stop(Compilations.ID, Compilations.OTHER));
    service.with(Compilations.pending());

    assertEquals(TaskAnswer.STOPPED, submit(service));

    assertEquals(Phase.STOPPED, service.stored().phase());
    assertEquals(new JobStatus.Missing(), service.cluster.observe(COMPILE));
  }

  @Test
  void anAttemptThatWasRetriedWhileItsJobWasCreatedLeavesNoJob() {
    var hooks = new ArrayList<Runnable>();
    var service =
        new MemoryService(
            store -> store, runner -> new HookedRunner(runner, () -> hooks.forEach(Runnable::run)));
    hooks.add(
        () -> {
          service.failure.executionEnded(FIRST, "ABORTED");
          service.retry.retry(Compilations.ID, StepName.COMPILE, Compilations.OTHER);
        });
    service.with(Compilations.pending());

    submit(service);

    assertEquals(new JobStatus.Missing(), service.cluster.observe(COMPILE));
    assertTrue(service.stored().compile().openAttempt().isPresent());
  }

  @Test
  void aConflictOfAnEarlierAttemptDoesNotFailALaterOne() {
    var hooks = new ArrayList<Runnable>();
    var service =
        new MemoryService(
            store -> store, runner -> new HookedRunner(runner, () -> hooks.forEach(Runnable::run)));
    hooks.add(
        () -> {
          service.failure.executionEnded(FIRST, "ABORTED");
          service.retry.retry(Compilations.ID, StepName.COMPILE, Compilations.OTHER);
          service.cluster.submit(
              JobSpecs.compile(Compilations.pending(Compilations.ID, Specs.RNGD)));
        });
    service.with(Compilations.pending());

    submit(service);

    assertTrue(service.stored().compile().openAttempt().isPresent());
  }

  @Test
  void aLateTwinOfASubmissionLeavesNoJobAndTheLogAsItIs() {
    var hooks = new ArrayList<Runnable>();
    var service =
        new MemoryService(
            store -> store, runner -> new HookedRunner(runner, () -> hooks.forEach(Runnable::run)));
    service.submitted();
    hooks.add(
        () -> {
          service.cluster.print(COMPILE, "the whole log");
          service.cluster.tell(COMPILE, Statuses.succeeded(service.clock.instant()));
          service.pollJob.poll(FIRST, StepName.COMPILE);
        });

    submit(service);

    assertEquals("the whole log", service.log(COMPILE));
    assertEquals(new JobStatus.Missing(), service.cluster.observe(COMPILE));
  }

  @Test
  void onlyTheCompilerGetsWhatWasAskedFor() {
    var limits = new Limits(600, 60, 7_200);
    var pending = Compilations.pending(Compilations.ID, Specs.with(Specs.ETHOS_U, limits));
    MemoryService service =
        new MemoryService()
            .with(
                Compilations.compiled(
                    Compilations.running(
                        Compilations.submitted(pending, StepName.COMPILE), StepName.COMPILE)));

    service.submitJob.submit(FIRST, StepName.VERIFY);

    JobSpec verify = service.cluster.created().getFirst();
    assertEquals(new Limits(600, 60, 3_600), verify.limits());
    assertEquals("500m", verify.resources().cpu().text());
    assertEquals(StepName.VERIFY, verify.step());
  }

  private static TaskAnswer submit(MemoryService service) {
    return service.submitJob.submit(FIRST, StepName.COMPILE);
  }
}
