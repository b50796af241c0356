package npuc.handler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import npuc.compilation.Compilations;
import npuc.compilation.JobStatus;
import npuc.compilation.Phase;
import npuc.compilation.ReasonCode;
import npuc.compilation.StepName;
import npuc.compilation.StepPhase;
import npuc.job.JobName;
import npuc.job.JobSpec;
import npuc.memory.MemoryService;
import npuc.paging.PageRequest;
import npuc.workflow.Execution;
import npuc.workflow.StartAt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/** Each task of the state machine with its event. */
class TaskHandlersTest {

  @Test
  void aJobIsSubmittedOnceHoweverOftenTheTaskRuns() {
    var memory = MemoryApplication.withCompilation();
    var handler = new SubmitJobHandler(memory.application);

    assertEquals("{\"outcome\":\"submitted\"}", run(handler, "submit-job"));
    assertEquals("{\"outcome\":\"submitted\"}", run(handler, "submit-job"));

    List<JobName> created = memory.service.cluster.created().stream().map(JobSpec::name).toList();
    assertEquals(List.of(MemoryApplication.COMPILE_JOB), created);
  }

  @Test
  void aJobIsPolled() {
    var memory = MemoryApplication.compiling();
    var handler = new PollJobHandler(memory.application);
    assertEquals("{\"outcome\":\"running\"}", run(handler, "poll-job"));

    memory.service.cluster.tell(MemoryApplication.COMPILE_JOB, new JobStatus.Missing());

    assertEquals("{\"outcome\":\"failed\"}", run(handler, "poll-job"));
    assertEquals(ReasonCode.JOB_LOST, memory.compilation().reason().orElseThrow().code());
  }

  @Test
  void theArtifactIsRegisteredOnceHoweverOftenTheTaskRuns() {
    var memory = MemoryApplication.published();
    var handler = new RegisterArtifactHandler(memory.application);

    assertEquals("{\"outcome\":\"registered\"}", run(handler, "register-artifact"));
    assertEquals("{\"outcome\":\"registered\"}", run(handler, "register-artifact"));

    assertEquals(Phase.REGISTERED, memory.compilation().phase());
    var artifacts =
        memory.service.registry.artifacts(MemoryApplication.VERSION, PageRequest.first(10));
    assertEquals(2, artifacts.items().size());
  }

  @Test
  void aFailureOfTheServiceIsRecorded() {
    var memory = MemoryApplication.compiling();

    String outcome = run(new RecordFailureHandler(memory.application), "record-failure");

    assertEquals("{\"outcome\":\"recorded\"}", outcome);
    assertEquals(Phase.FAILED, memory.compilation().phase());
    String message = memory.compilation().reason().orElseThrow().message();
    assertTrue(message.contains("States.Timeout"), message);
  }

  @Test
  void anExecutionThatEndedFromOutsideEndsItsRecordAndItsJob() {
    var memory = MemoryApplication.compiling();

    String outcome = run(new ReconcileExecutionHandler(memory.application), "reconcile-execution");

    assertEquals("{\"outcome\":\"recorded\"}", outcome);
    assertEquals(Phase.FAILED, memory.compilation().phase());
    assertEquals(ReasonCode.EXECUTION_ENDED, memory.compilation().reason().orElseThrow().code());
    assertEquals(StepPhase.FAILED, memory.compilation().step(StepName.COMPILE).phase());
    assertTrue(
        memory.service.cluster.observe(MemoryApplication.COMPILE_JOB) instanceof JobStatus.Missing);
  }

  @Test
  void anExecutionOfSomebodyElseIsLeftAlone() {
    var memory = MemoryApplication.compiling();
    var event = (ObjectNode) Events.json("reconcile-execution");
    ((ObjectNode) event.get("detail")).put("name", "another-machine-1");

    String outcome = run(new ReconcileExecutionHandler(memory.application), Events.bytes(event));

    assertEquals("{\"outcome\":\"superseded\"}", outcome);
    assertEquals(Phase.PENDING, memory.compilation().phase());
  }

  @ParameterizedTest
  @ValueSource(strings = {"submit-job", "poll-job", "register-artifact", "record-failure"})
  void aTaskWithAFieldTooManyOrTooFewIsRefused(String name) {
    var more = (ObjectNode) Events.json(name);
    more.put("colour", "red");
    assertThrows(JacksonException.class, () -> run(task(name), Events.bytes(more)));

    for (String field : Events.json(name).propertyNames()) {
      var less = (ObjectNode) Events.json(name);
      less.remove(field);
      assertThrows(
          JacksonException.class, () -> run(task(name), Events.bytes(less)), "without " + field);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"submit-job", "poll-job", "register-artifact", "record-failure"})
  void aTaskOfACompilationThatIsGoneIsSuperseded(String name) {
    assertEquals("{\"outcome\":\"superseded\"}", run(task(name), name));
  }

  @Test
  void whatWasRecordedButNeverStartedIsStarted() {
    var memory = new MemoryApplication();
    memory.service.with(Compilations.pending());
    var handler = new SweepCompilationsHandler(memory.application);

    assertEquals("{\"active\":1,\"started\":1,\"ended\":0}", run(handler, "sweep-compilations"));
    assertEquals("{\"active\":1,\"started\":0,\"ended\":0}", run(handler, "sweep-compilations"));

    assertEquals(
        List.of(new Execution(MemoryService.FIRST, StartAt.COMPILE)),
        memory.service.workflow.started());
  }

  @Test
  void nothingIsStartedForWhatHasEnded() {
    var memory = MemoryApplication.compiling();
    run(new RecordFailureHandler(memory.application), "record-failure");

    String outcome = run(new SweepCompilationsHandler(memory.application), "sweep-compilations");

    assertEquals("{\"active\":0,\"started\":0,\"ended\":0}", outcome);
  }

  @Test
  void everyEventIsUsed() throws IOException {
    String used =
        "compilations console controls logs platforms poll-job publish-events reconcile-execution"
            + " record-failure register-artifact registry submit-job sweep-compilations uploads";
    try (Stream<Path> files = Files.list(Events.FOLDER)) {
      assertEquals(
          used,
          files
              .map(file -> file.getFileName().toString().replace(".json", ""))
              .sorted()
              .collect(Collectors.joining(" ")));
    }
  }

  private static RequestStreamHandler task(String name) {
    var application = new MemoryApplication().application;
    return switch (name) {
      case "submit-job" -> new SubmitJobHandler(application);
      case "poll-job" -> new PollJobHandler(application);
      case "register-artifact" -> new RegisterArtifactHandler(application);
      default -> new RecordFailureHandler(application);
    };
  }

  private static String run(RequestStreamHandler handler, String name) {
    return run(handler, Events.bytes(Events.json(name)));
  }

  private static String run(RequestStreamHandler handler, byte[] event) {
    var output = new ByteArrayOutputStream();
    try {
      handler.handleRequest(new ByteArrayInputStream(event), output, new TestContext());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return output.toString(StandardCharsets.UTF_8);
  }
}
