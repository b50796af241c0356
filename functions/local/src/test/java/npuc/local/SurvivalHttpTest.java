package npuc.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import npuc.Eventually;
import npuc.api.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What the end of the service, of a machine or of patience does to a compilation that runs. */
class SurvivalHttpTest extends HeldCompiler {
  private Path calls = Path.of("");

  @BeforeEach
  void countTheCalls() throws IOException {
    calls = folder.resolve("calls");
    String count = "open(%s, 'a').write('called\\n')\n".formatted(StandInHome.quoted(calls));
    home.vela(count + StandInHome.waitFor(released) + StandInHome.GOOD);
  }

  @Test
  void aCompilerThatRunsWhileTheServiceRestartsIsAdoptedAndNotStartedTwice() throws IOException {
    String id = running();

    restart();
    Files.writeString(released, "");

    assertEquals("Registered", service.ended(id).phase());
    assertEquals(1, Files.readAllLines(calls).size());
    assertEquals(1, service.compilation(id).json().at("/steps/0/attempts").size());
  }

  @Test
  void aCompilerThatEndedWhileTheServiceWasAwayIsReadFromItsResult() throws IOException {
    String id = running();

    service.stop();
    Files.writeString(released, "");
    Eventually.see("the end of the Job", () -> exitFile(id), Files::exists);
    service = RunningService.start(folder, home.path());

    assertEquals("Registered", service.ended(id).phase());
    assertEquals(1, Files.readAllLines(calls).size());
  }

  @Test
  void aJobThatWentWithItsMachineIsLostAndCanBeRetried() throws IOException {
    String id = running();

    service.stop();
    kill(id);
    service = RunningService.start(folder, home.path());

    Answer lost = service.ended(id);
    assertEquals("Failed", lost.phase());
    assertEquals("JobLost", lost.text("/reason/code"));
    assertTrue(lost.text("/reason/message").contains("Retry the step"), lost::toString);
    Files.writeString(released, "");
    service.post("/v1/compilations/" + id + "/steps/compile/retry").expect(202);
    assertEquals("Registered", service.ended(id).phase());
  }

  /** 3 of 110 crashes left the folder of a Job behind for good. */
  @Test
  void foldersOfJobsThatACrashLeftAreRemovedByTheNextStart() throws IOException {
    Files.writeString(released, "");
    String id = service.compile(service.tinyVersion()).expect(201).text("id");
    assertEquals("Registered", service.ended(id).phase());
    String log = service.log(id, "compile", 1).text();
    service.stop();
    Path jobs = service.data().resolve("jobs");
    for (String step : List.of("-c-1", "-v-1")) {
      Path left = Files.createDirectory(jobs.resolve("npuc-" + id.substring(2) + step));
      Files.writeString(left.resolve("log"), "of a Job that is left");
      Files.writeString(left.resolve("process"), "");
    }

    service = RunningService.start(folder, home.path());

    try (var left = Files.list(jobs)) {
      assertEquals(List.of(), left.toList());
    }
    assertEquals(log, service.log(id, "compile", 1).text());
  }

  @Test
  void aRunLimitEndsTheJobAndSaysSo() {
    String version = service.tinyVersion();
    var limited =
        Map.of("platform", "ethos-u", "limits", Map.of("pendingSeconds", 60, "runSeconds", 1));

    String id = service.compile(version, limited).expect(201).text("id");

    Answer failed = service.ended(id);
    assertEquals("Failed", failed.phase());
    assertEquals("TimedOut", failed.text("/reason/code"), failed::toString);
    assertTrue(failed.text("/reason/message").contains("runSeconds"), failed::toString);
    assertTrue(service.log(id, "compile", 1).text().contains("waiting"));
  }

  private void restart() {
    service.stop();
    service = RunningService.start(folder, home.path());
  }

  private Path exitFile(String id) {
    return jobFolder(id).resolve("exit");
  }

  private Path jobFolder(String id) {
    return service.data().resolve("jobs/npuc-" + id.substring("c-".length()) + "-c-1");
  }

  /** Kills the process of the compile Job, all below it and who forked it, as a power cut would. */
  private void kill(String id) throws IOException {
    String process = Files.readString(jobFolder(id).resolve("process"));
    long pid = JsonMapper.shared().readTree(process).get("pid").asLong();
    ProcessHandle job = ProcessHandle.of(pid).orElseThrow();
    job.parent().ifPresent(ProcessHandle::destroyForcibly);
    Stream.concat(job.descendants().toList().stream(), Stream.of(job))
        .forEach(ProcessHandle::destroyForcibly);
    Eventually.see("the end", () -> job, handle -> !handle.isAlive());
  }
}
