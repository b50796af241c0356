package npuc.task;

import static npuc.memory.MemoryService.COMPILE;
import static npuc.memory.MemoryService.FIRST;
import static npuc.memory.MemoryService.VERIFY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import npuc.compilation.Compilation;
import npuc.compilation.Compilations;
import npuc.compilation.JobStatus;
import npuc.compilation.OutputPaths;
import npuc.compilation.Phase;
import npuc.compilation.ReasonCode;
import npuc.compilation.StepName;
import npuc.job.Statuses;
import npuc.memory.MemoryService;
import npuc.memory.OutageRunner;
import npuc.refusal.Outcomes;
import npuc.retry.RetryableException;
import org.junit.jupiter.api.Test;

class PollJobTest {

  @Test
  void aWaitingJobShowsWhyAtOnce() {
    MemoryService service = new MemoryService().submitted();
    service.cluster.tell(COMPILE, Statuses.waiting(ReasonCode.UNSCHEDULABLE));

    assertEquals(TaskAnswer.RUNNING, poll(service));

    assertEquals(ReasonCode.UNSCHEDULABLE, service.stored().reason().orElseThrow().code());
    assertEquals(Phase.PENDING, service.stored().phase());
  }

  @Test
  void pollingTwiceRecordsOnce() {
    MemoryService service = new MemoryService().running();
    Compilation once = service.stored();

    assertEquals(TaskAnswer.RUNNING, poll(service));

    assertEquals(once, service.stored());
  }

  @Test
  void aSuccessIsRecordedOnceAndItsLogOutlivesTheJob() {
    MemoryService service = new MemoryService().running();
    service.cluster.print(COMPILE, "all good\n");
    service.cluster.tell(COMPILE, Statuses.succeeded(service.clock.instant()));

    assertEquals(TaskAnswer.SUCCEEDED, poll(service));
    Compilation once = service.stored();
    assertEquals(TaskAnswer.SUCCEEDED, poll(service));

    assertEquals(once, service.stored());
    assertEquals(StepName.VERIFY, once.openStep().orElseThrow().name());
    assertEquals("all good\n", service.log(COMPILE));
    assertEquals(new JobStatus.Missing(), service.cluster.observe(COMPILE));
  }

  @Test
  void aFailureIsRecordedOnceAndItsLogOutlivesTheJob() {
    MemoryService service = new MemoryService().running();
    service.cluster.print(COMPILE, "no space left\n");
    service.cluster.tell(
        COMPILE,
        Statuses.failed(service.clock.instant(), service.clock.instant(), ReasonCode.DISK_FULL));

    assertEquals(TaskAnswer.FAILED, poll(service));
    Compilation once = service.stored();
    assertEquals(TaskAnswer.FAILED, poll(service));

    assertEquals(once, service.stored());
    assertEquals(ReasonCode.DISK_FULL, once.reason().orElseThrow().code());
    assertEquals("no space left\n", service.log(COMPILE));
  }

  @Test
  void aLogThatCanNotBeReadIsWaitedForButNotForEver() {
    var node = new OutageRunner[1];
    var service = new MemoryService(store -> store, runner -> node[0] = new OutageRunner(runner));
    service.running();
    service.cluster.tell(COMPILE, Statuses.succeeded(service.clock.instant()));
    node[0].loseLogs();

    assertThrows(RetryableException.class, () -> poll(service));
    service.clock.advance(Duration.ofMinutes(11));

    assertEquals(TaskAnswer.SUCCEEDED, poll(service));
    assertEquals("", service.log(COMPILE));
  }

  @Test
  void aStopOfWhatHasAnUnreadableLogIsWaitedForButNotForEver() {
    var node = new OutageRunner[1];
    var service = new MemoryService(store -> store, runner -> node[0] = new OutageRunner(runner));
    service.running();
    node[0].loseLogs();

    assertEquals(
        Phase.STOPPING,
        Outcomes.done(service.stop.stop(Compilations.ID, Compilations.OTHER)).phase());
    assertThrows(RetryableException.class, () -> poll(service));
    service.clock.advance(Duration.ofMinutes(11));

    assertEquals(TaskAnswer.STOPPED, poll(service));
  }

  @Test
  void aVerificationPublishes() {
    MemoryService service = new MemoryService().verifying();
    service.cluster.tell(VERIFY, Statuses.succeeded(service.clock.instant()));

    assertEquals(TaskAnswer.SUCCEEDED, service.pollJob.poll(FIRST, StepName.VERIFY));

    assertEquals(Phase.SUCCEEDED, service.stored().phase());
    assertEquals(
        OutputPaths.published(service.stored()), service.stored().publishedUri().orElseThrow());
  }

  @Test
  void aJobThatIsGoneIsLostAndNeverASuccess() {
    MemoryService service = new MemoryService().running();
    service.cluster.delete(COMPILE);

    assertEquals(TaskAnswer.FAILED, poll(service));

    assertEquals(ReasonCode.JOB_LOST, service.stored().reason().orElseThrow().code());
  }

  @Test
  void aJobThatWaitsTooLongIsEndedAndFailsForWhatItWaitedFor() {
    MemoryService service = new MemoryService().submitted();
    service.cluster.tell(COMPILE, Statuses.waiting(ReasonCode.QUOTA_EXCEEDED));
    service.clock.advance(Duration.ofMinutes(30));

    assertEquals(TaskAnswer.FAILED, poll(service));

    assertEquals(ReasonCode.QUOTA_EXCEEDED, service.stored().reason().orElseThrow().code());
    assertEquals(new JobStatus.Missing(), service.cluster.observe(COMPILE));
  }

  @Test
  void aJobThatRunsTooLongIsEndedAndItsLogIsKept() {
    MemoryService service = new MemoryService().running();
    service.cluster.print(COMPILE, "still at it\n");
    service.clock.advance(Duration.ofHours(8));

    assertEquals(TaskAnswer.FAILED, poll(service));

    assertEquals(ReasonCode.TIMED_OUT, service.stored().reason().orElseThrow().code());
    assertEquals("still at it\n", service.log(COMPILE));
    assertEquals(new JobStatus.Missing(), service.cluster.observe(COMPILE));
  }

  @Test
  void anOverdueJobThatStillEndsIsWaitedFor() {
    MemoryService service = new MemoryService().running();
    JobStatus runs = service.cluster.observe(COMPILE);
    service.cluster.whenAskedToEnd(job -> runs);
    service.clock.advance(Duration.ofHours(8));

    assertEquals(TaskAnswer.RUNNING, poll(service));

    assertEquals(Phase.RUNNING, service.stored().phase());
    assertTrue(service.cluster.observe(COMPILE).isAlive());
  }

  @Test
  void aJobThatSucceedsWhileItIsEndedForBeingOverdueSucceeded() {
    MemoryService service = new MemoryService().running();
    var start = service.clock.instant();
    service.cluster.whenAskedToEnd(job -> Statuses.succeeded(start));
    service.clock.advance(Duration.ofHours(8));

    assertEquals(TaskAnswer.SUCCEEDED, poll(service));
  }

  @Test
  void aSupersededExecutionRecordsNothing() {
    Compilation retried = Compilations.retriedCompile();
    MemoryService service = new MemoryService().with(retried);

    assertEquals(TaskAnswer.SUPERSEDED, poll(service));

    assertEquals(retried, service.stored());
  }

  @Test
  void anAttemptThatIsNotSubmittedIsNotLost() {
    MemoryService service = new MemoryService().with(Compilations.pending());

    assertEquals(TaskAnswer.RUNNING, poll(service));

    assertEquals(Compilations.pending(), service.stored());
  }

  private static TaskAnswer poll(MemoryService service) {
    return service.pollJob.poll(FIRST, StepName.COMPILE);
  }
}
