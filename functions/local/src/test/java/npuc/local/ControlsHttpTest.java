package npuc.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import npuc.Eventually;
import npuc.api.Answer;
import org.junit.jupiter.api.Test;

/** Stopping, retrying and deleting compilers that run. */
class ControlsHttpTest extends HeldCompiler {

  @Test
  void aRunningCompilationStops() throws IOException {
    String id = running();

    service.post(at(id) + "/stop").expect(202);

    Answer stopped = service.ended(id);
    assertEquals("Stopped", stopped.phase(), stopped::toString);
    assertTrue(service.log(id, "compile", 1).text().contains("waiting"));
    assertEquals(List.of(), stagingFolders());
  }

  @Test
  void deleteWithStopStopsFirst() throws IOException {
    String id = running();

    Eventually.see(
        "the deletion",
        () -> service.delete(at(id) + "?stop=true"),
        answer -> answer.status() == 204);

    service.get(at(id)).expectProblem(404, "NotFound");
    assertEquals(List.of(), stagingFolders());
  }

  @Test
  void aDeletedCompilationLeavesItsFilesAndNothingElse() throws IOException {
    Files.writeString(released, "");
    String id = service.compile(service.tinyVersion()).expect(201).text("id");
    Answer before = service.ended(id);
    assertTrue(namedAfter(id, service.data()));

    service.delete(at(id)).expect(204);

    assertTrue(
        Files.isDirectory(
            service.volume().resolve(before.text("publishedUri").replace("pvc://models/", ""))));
    assertFalse(namedAfter(id, service.data()));
  }

  @Test
  void aFailedCompileIsRetriedAlone() throws IOException {
    home.vela("import sys\nsys.exit('vela: error: no such luck')\n");
    String id = service.compile(service.tinyVersion()).expect(201).text("id");
    Answer failed = service.ended(id);
    assertEquals("OptionsRefused", failed.text("/reason/code"), failed::toString);
    assertTrue(failed.text("/reason/message").contains("no such luck"), failed::toString);
    home.vela(StandInHome.GOOD);

    service.post(at(id) + "/steps/compile/retry").expect(202);

    Answer done = service.ended(id);
    assertEquals("Registered", done.phase(), done::toString);
    assertEquals(2, done.json().at("/steps/0/attempts").size());
    assertTrue(service.log(id, "compile", 1).text().contains("no such luck"));
    assertFalse(service.log(id, "compile", 2).text().contains("no such luck"));
  }

  @Test
  void aLogIsReadLiveAndOnFromThere() throws IOException {
    String id = running();
    Answer live =
        Eventually.see(
            "the first line",
            () -> service.log(id, "compile", 1),
            log -> log.text().contains("waiting"));
    assertEquals("false", live.header("Npuc-Log-Complete").orElseThrow());
    Files.writeString(released, "");
    service.ended(id);

    Answer whole = service.log(id, "compile", 1);
    String next = live.header("Npuc-Log-Next-Offset").orElseThrow();
    Answer rest = service.get(at(id) + "/steps/compile/attempts/1/log?offset=" + next).expect(200);

    assertEquals(whole.text(), live.text() + rest.text());
    assertEquals("true", whole.header("Npuc-Log-Complete").orElseThrow());
  }
}
