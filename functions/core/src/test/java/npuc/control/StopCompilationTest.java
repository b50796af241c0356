package npuc.control;

import static npuc.memory.MemoryService.COMPILE;
import static npuc.memory.MemoryService.FIRST;
import static npuc.memory.MemoryService.VERIFY;
import static npuc.refusal.Outcomes.done;
import static npuc.refusal.Outcomes.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import npuc.compilation.Compilation;
import npuc.compilation.Compilations;
import npuc.compilation.JobStatus;
import npuc.compilation.Phase;
import npuc.compilation.StepName;
import npuc.compilation.StopTransitions;
import npuc.job.Statuses;
import npuc.memory.InterferingStore;
import npuc.memory.MemoryService;
import npuc.refusal.Outcome;
import npuc.refusal.Refusal;
import npuc.refusal.RefusalCode;
import npuc.task.TaskAnswer;
import org.junit.jupiter.api.Test;

class StopCompilationTest {

  @Test
  void whatIsNotSubmittedStopsAtOnceAndNothingStartsAfterwards() {
    MemoryService service = new MemoryService().with(Compilations.pending());

    assertEquals(Phase.STOPPED, done(stop(service)).phase());

    assertEquals(TaskAnswer.STOPPED, service.submitJob.submit(FIRST, StepName.COMPILE));
    assertTrue(service.cluster.created().isEmpty());
  }

  @Test
  void aJobThatWaitsIsRemoved() {
    MemoryService service = new MemoryService().submitted();

    assertEquals(Phase.STOPPED, done(stop(service)).phase());

    assertEquals(new JobStatus.Missing(), service.cluster.observe(COMPILE));
  }

  @Test
  void aJobThatRunsIsEndedAndItsLogIsKept() {
    MemoryService service = new MemoryService().running();
    service.cluster.print(COMPILE, "half way\n");

    assertEquals(Phase.STOPPED, done(stop(service)).phase());

    assertEquals("half way\n", service.log(COMPILE));
    assertEquals(new JobStatus.Missing(), service.cluster.observe(COMPILE));
  }

  @Test
  void aJobThatTakesItsTimeToEndLeavesTheCompilationStoppingUntilAPollSeesItsEnd() {
    MemoryService service = new MemoryService().running();
    JobStatus runs = service.cluster.observe(COMPILE);
    service.cluster.whenAskedToEnd(job -> runs);

    assertEquals(Phase.STOPPING, done(stop(service)).phase());
    assertEquals(Phase.STOPPING, done(stop(service)).phase());
    assertEquals(TaskAnswer.RUNNING, service.pollJob.poll(FIRST, StepName.COMPILE));
    service.cluster.whenAskedToEnd(job -> new JobStatus.Missing());
    assertEquals(TaskAnswer.STOPPED, service.pollJob.poll(FIRST, StepName.COMPILE));

    assertEquals(Phase.STOPPED, service.stored().phase());
  }

  @Test
  void aCompileThatSucceedsWhileItIsStoppedIsStoppedAllTheSame() {
    MemoryService service = new MemoryService().running();
    var start = service.clock.instant();
    service.cluster.whenAskedToEnd(job -> Statuses.succeeded(start));

    assertEquals(Phase.STOPPED, done(stop(service)).phase());

    assertTrue(service.stored().verify().attempts().isEmpty());
    assertEquals(new JobStatus.Missing(), service.cluster.observe(COMPILE));
  }

  @Test
  void aStopThatIsStoredWhileAPollRecordsTheSuccessOfTheCompileStopsItAllTheSame() {
    var hooks = new ArrayList<Runnable>();
    var service =
        new MemoryService(
            store -> new InterferingStore(store, 2, () -> hooks.forEach(Runnable::run)),
            runner -> runner);
    hooks.add(
        () ->
            service.records.replace(
                Compilations.next(
                    StopTransitions.request(
                        service.stored(), Compilations.OTHER, service.clock.instant()))));
    service.running();
    service.cluster.tell(COMPILE, Statuses.succeeded(service.clock.instant()));

    assertEquals(TaskAnswer.STOPPED, service.pollJob.poll(FIRST, StepName.COMPILE));

    assertEquals(Phase.STOPPED, service.stored().phase());
    assertTrue(service.stored().verify().attempts().isEmpty());
  }

  @Test
  void whatAVerificationPublishedBeforeTheStopReachedItIsPublished() {
    MemoryService service = new MemoryService().verifying();
    service.cluster.tell(VERIFY, Statuses.succeeded(service.clock.instant()));

    Refusal refusal = refused(stop(service));

    assertEquals(RefusalCode.ALREADY_ENDED, refusal.code());
    assertTrue(
        refusal.message().contains(service.stored().publishedUri().orElseThrow().toString()));
    assertEquals(Phase.SUCCEEDED, service.stored().phase());
  }

  @Test
  void aVerificationThatRunsIsStopped() {
    MemoryService service = new MemoryService().verifying();

    assertEquals(Phase.STOPPED, done(stop(service)).phase());
    assertTrue(service.stored().publishedUri().isEmpty());
  }

  @Test
  void stoppingTwiceIsRefusedTheSecondTimeAndChangesNothing() {
    MemoryService service = new MemoryService().running();
    Compilation stopped = done(stop(service));

    assertEquals(RefusalCode.ALREADY_ENDED, refused(stop(service)).code());

    assertEquals(stopped, service.stored());
  }

  @Test
  void anUnknownCompilationIsNotFound() {
    assertEquals(RefusalCode.NOT_FOUND, refused(stop(new MemoryService())).code());
  }

  private static Outcome<Compilation> stop(MemoryService service) {
    return service.stop.stop(Compilations.ID, Compilations.OTHER);
  }
}
