package npuc.api;

import static npuc.api.MemoryApi.COMPILATION;
import static npuc.api.MemoryApi.VERSION;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import npuc.compilation.Compilation;
import npuc.compilation.Compilations;
import npuc.compilation.JobStatus;
import npuc.compilation.OutputPaths;
import npuc.compilation.ReasonCode;
import npuc.compilation.Specs;
import npuc.compilation.StepName;
import npuc.job.Statuses;
import npuc.memory.MemoryService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be stopped, retried, deleted and re-compiled, and when not. */
class ControlEndpointsTest {
  private static final String STOP = COMPILATION + "/stop";
  private static final String RETRY_COMPILE = COMPILATION + "/steps/compile/retry";
  private static final String RETRY_VERIFY = COMPILATION + "/steps/verify/retry";
  private static final String RETRY_REGISTRATION = COMPILATION + "/registration/retry";

  private final MemoryApi api = new MemoryApi();

  @Test
  void aStoppedCompilationCanBeRecompiledAndDeletedOnly() {
    api.service.running();

    Answer stopped = api.post(STOP).expect(202);

    assertEquals("Stopped", stopped.phase());
    assertEquals("StoppedByUser", stopped.text("/reason/code"));
    assertEquals("Stopped", stopped.text("/steps/0/attempts/0/phase"));
    api.post(STOP).expectProblem(409, "AlreadyEnded");
    api.get(COMPILATION + "/manifest").expectProblem(409, "NoManifest");
    api.post(RETRY_COMPILE).expectProblem(409, "NotRetryable");
    api.get(COMPILATION + "/recompile").expect(200);
    api.delete(COMPILATION).expect(204);
  }

  @Test
  void theHistoryOfAStopNamesWhoDidWhat() {
    api.service.running();
    jobTakesItsTime();
    api.post(STOP).expect(202);
    api.service.cluster.tell(MemoryService.COMPILE, new JobStatus.Missing());
    api.service.pollJob.poll(MemoryService.FIRST, StepName.COMPILE);

    List<String> changes =
        api.get(COMPILATION + "/history")
            .expect(200)
            .json()
            .get("items")
            .valueStream()
            .filter(item -> item.get("subject").asString().equals("compilation"))
            .map(item -> item.get("actor").asString() + " " + item.get("to").asString())
            .toList();
    assertEquals(
        List.of("user Pending", "service Running", "user Stopping", "service Stopped"), changes);
  }

  @Test
  void whatWaitsForRoomStopsWithoutHavingStarted() {
    api.service.submitted();
    api.service.cluster.tell(MemoryService.COMPILE, Statuses.waiting(ReasonCode.UNSCHEDULABLE));
    api.service.pollJob.poll(MemoryService.FIRST, StepName.COMPILE);
    Answer waiting = api.get(COMPILATION).expect(200);
    assertEquals("Pending", waiting.phase());
    assertEquals("Unschedulable", waiting.text("/reason/code"));

    Answer stopped = api.post(STOP).expect(202);

    assertEquals("Stopped", stopped.phase());
    assertTrue(stopped.json().at("/steps/0/startedAt").isNull());
  }

  @Test
  void whatHasEndedCannotBeStopped() {
    api.service.with(Compilations.registered());

    Answer answer = api.post(STOP).expectProblem(409, "AlreadyEnded");

    assertTrue(answer.text("detail").contains("Registered"), answer::toString);
    assertTrue(answer.text("detail").contains("pvc://models/"), answer::toString);
  }

  @Test
  void anAcceptedStopStillNamesTheEqualCompilation() {
    api.service.running();
    String equal = api.registered(2, Specs.ETHOS_U);

    Answer accepted = api.post(STOP).expect(202);

    assertEquals(equal, accepted.text("/equalTo/0"), accepted::toString);
  }

  static List<Compilation> active() {
    return List.of(
        Compilations.pending(),
        Compilations.compileRunning(),
        Compilations.verifyRunning(),
        Compilations.stopping());
  }

  @ParameterizedTest
  @MethodSource("active")
  void anActiveCompilationIsNeitherDeletedNorRecompiledNorRetried(Compilation active) {
    api.service.with(active);

    api.delete(COMPILATION).expectProblem(409, "StillActive");
    api.get(COMPILATION + "/recompile").expectProblem(409, "StillActive");
    for (String retry : List.of(RETRY_COMPILE, RETRY_VERIFY, RETRY_REGISTRATION)) {
      api.post(retry).expectProblem(409, "NotRetryable");
    }
    api.get(COMPILATION + "/manifest").expectProblem(409, "NoManifest");
    assertEquals(active, api.service.stored());
  }

  @Test
  void deleteWithStopStopsFirst() {
    api.service.running();
    jobTakesItsTime();

    Answer early = api.delete(COMPILATION + "?stop=true").expectProblem(409, "StillActive");
    api.service.cluster.tell(MemoryService.COMPILE, new JobStatus.Missing());
    api.delete(COMPILATION + "?stop=true").expect(204);

    assertTrue(early.text("detail").contains("being stopped"), early::toString);
    api.get(COMPILATION).expectProblem(404, "NotFound");
  }

  @Test
  void aDeletedCompilationLeavesItsArtifactAndNothingElse() {
    api.service.with(Compilations.published());
    api.service.register.register(MemoryService.FIRST);
    String listed = api.get(VERSION + "/artifacts").expect(200).text();

    api.delete(COMPILATION).expect(204);

    nothingIsThere(COMPILATION);
    assertEquals(listed, api.get(VERSION + "/artifacts").expect(200).text());
    assertTrue(listed.contains(Compilations.ID.toString()), listed);
  }

  @Test
  void onlyTheStepThatFailedIsRetried() {
    api.service.with(Compilations.failedInVerify());
    api.service.volumes.put(OutputPaths.staging(api.service.stored(), 1), 100);
    Answer failed = api.get(COMPILATION).expect(200);
    assertEquals("[\"verify\"]", failed.json().at("/actions/retry").toString());
    api.post(RETRY_COMPILE).expectProblem(409, "NotRetryable");
    api.post(RETRY_REGISTRATION).expectProblem(409, "NotRetryable");

    Answer retried = api.post(RETRY_VERIFY).expect(202);

    assertEquals(1, retried.json().at("/steps/1/retryCount").intValue());
    assertEquals(1, retried.json().at("/steps/0/attempts").size());
    assertEquals(2, retried.json().at("/steps/1/attempts").size());
    api.post(RETRY_VERIFY).expectProblem(409, "NotRetryable");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/compilations/c-00000000000000000000000000", "/v1/compilations/x"})
  void whatIsNotThereIsNotFound(String path) {
    nothingIsThere(path);
  }

  @Test
  void aStepThatIsNotThereIsNotFound() {
    api.service.with(Compilations.failedInCompile());

    api.post(COMPILATION + "/steps/deploy/retry").expectProblem(404, "NotFound");
  }

  private void nothingIsThere(String path) {
    for (String control :
        List.of("/stop", "/steps/compile/retry", "/registration/retry", "/steps/x/retry")) {
      api.post(path + control).expectProblem(404, "NotFound");
    }
    for (String part :
        List.of("", "/history", "/manifest", "/recompile", "/steps/compile/attempts/1/log")) {
      api.get(path + part).expectProblem(404, "NotFound");
    }
    api.delete(path).expectProblem(404, "NotFound");
    api.delete(path + "?stop=true").expectProblem(404, "NotFound");
  }

  /** A Job that is asked to end goes on for a while. */
  private void jobTakesItsTime() {
    JobStatus runs = api.service.runs();
    api.service.cluster.whenAskedToEnd(job -> runs);
  }
}
