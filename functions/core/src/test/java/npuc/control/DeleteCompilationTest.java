package npuc.control;

import static npuc.memory.MemoryService.COMPILE;
import static npuc.memory.MemoryService.FIRST;
import static npuc.refusal.Outcomes.done;
import static npuc.refusal.Outcomes.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import npuc.compilation.Compilation;
import npuc.compilation.Compilations;
import npuc.compilation.JobStatus;
import npuc.compilation.OutputPaths;
import npuc.compilation.StepName;
import npuc.job.JobName;
import npuc.job.JobSpecs;
import npuc.memory.MemoryService;
import npuc.memory.OutageRunner;
import npuc.refusal.RefusalCode;
import npuc.registry.ModelVolumes;
import npuc.retry.RetryableException;
import npuc.task.TaskAnswer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DeleteCompilationTest {

  @ParameterizedTest
  @MethodSource("active")
  void whatIsActiveIsRefused(Compilation compilation) {
    MemoryService service = new MemoryService().with(compilation);

    assertEquals(RefusalCode.STILL_ACTIVE, refused(service.delete.delete(Compilations.ID)).code());

    assertEquals(compilation, service.stored());
  }

  static Stream<Compilation> active() {
    return Stream.of(
        Compilations.pending(),
        Compilations.compileRunning(),
        Compilations.stopping(),
        Compilations.published());
  }

  @Test
  void aDeletedCompilationLeavesNoLogsAndNoStagingButItsFiles() {
    Compilation published = Compilations.registered();
    MemoryService service = new MemoryService().with(published);
    storeLog(service, COMPILE);
    storeLog(service, MemoryService.VERIFY);
    var staging = OutputPaths.staging(published, 1);
    var files = published.publishedUri().orElseThrow();
    service.volumes.put(staging, 1);
    service.volumes.put(files, 1);

    assertEquals(published, done(service.delete.delete(Compilations.ID)));

    assertTrue(service.records.find(Compilations.ID).isEmpty());
    assertTrue(service.logs.open(COMPILE, 0).isEmpty());
    assertTrue(service.logs.open(MemoryService.VERIFY, 0).isEmpty());
    assertEquals(new ModelVolumes.Presence.Missing(), service.volumes.look(staging));
    assertFalse(service.volumes.look(files) instanceof ModelVolumes.Presence.Missing);
  }

  @Test
  void deletingTwiceFindsNothing() {
    MemoryService service = new MemoryService().with(Compilations.stopped());
    done(service.delete.delete(Compilations.ID));

    assertEquals(RefusalCode.NOT_FOUND, refused(service.delete.delete(Compilations.ID)).code());
  }

  @Test
  void nothingThatComesLateBringsItBack() {
    MemoryService service = new MemoryService().with(Compilations.failedInCompile());
    done(service.delete.delete(Compilations.ID));

    assertEquals(TaskAnswer.SUPERSEDED, service.pollJob.poll(FIRST, StepName.COMPILE));
    assertEquals(TaskAnswer.SUPERSEDED, service.submitJob.submit(FIRST, StepName.COMPILE));
    assertEquals(TaskAnswer.SUPERSEDED, service.register.register(FIRST));
    assertEquals(TaskAnswer.SUPERSEDED, service.failure.executionEnded(FIRST, "ABORTED"));

    assertTrue(service.records.find(Compilations.ID).isEmpty());
    assertTrue(service.logs.open(COMPILE, 0).isEmpty());
  }

  @Test
  void aDeletionThatFailedHalfWayCanBeSentAgain() {
    var cluster = new OutageRunner[1];
    var service =
        new MemoryService(store -> store, runner -> cluster[0] = new OutageRunner(runner))
            .with(Compilations.failedInCompile());
    storeLog(service, COMPILE);
    cluster[0].begin();

    assertThrows(RetryableException.class, () -> service.delete.delete(Compilations.ID));
    cluster[0].end();
    done(service.delete.delete(Compilations.ID));

    assertTrue(service.records.find(Compilations.ID).isEmpty());
    assertTrue(service.logs.open(COMPILE, 0).isEmpty());
  }

  @Test
  void whatIsBeingRegisteredIsNotToldToBeStopped() {
    MemoryService service = new MemoryService().with(Compilations.published());

    String message = refused(service.delete.delete(Compilations.ID)).message();

    assertTrue(message.contains("registered") && !message.contains("stop"), message);
  }

  @Test
  void aJobThatWasLeftBehindIsRemoved() {
    MemoryService service = new MemoryService().with(Compilations.failedInCompile());
    service.cluster.submit(JobSpecs.compile(Compilations.pending()));

    done(service.delete.delete(Compilations.ID));

    assertEquals(new JobStatus.Missing(), service.cluster.observe(COMPILE));
  }

  private static void storeLog(MemoryService service, JobName job) {
    service.logs.store(job, new ByteArrayInputStream("log".getBytes(StandardCharsets.UTF_8)));
  }
}
