package npuc.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import npuc.api.Answer;
import npuc.local.file.Folders;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A verification that failed, because other files lay where it publishes, and is retried. */
class VerifyRetryHttpTest extends HeldCompiler {
  private String id = "";
  private Path inTheWay = Path.of("");

  @BeforeEach
  void failInVerification() throws IOException {
    id = running();
    inTheWay = publishedFolder(service.compilation(id));
    Files.createDirectory(inTheWay);
    Files.writeString(inTheWay.resolve("other"), "of somebody else");
    Files.writeString(released, "");
    Answer failed = service.ended(id);
    assertEquals("PublishConflict", failed.text("/reason/code"), failed::toString);
    assertEquals("verify", failed.text("/actions/retry/0"));
    Folders.delete(inTheWay);
  }

  @Test
  void verifyIsRetriedWithoutCompilingAgain() throws IOException {
    home.vela("import sys\nsys.exit('must not run again')\n");

    Answer done = retried();

    assertEquals("Registered", done.phase(), done::toString);
    assertEquals(1, done.json().at("/steps/0/attempts").size());
    assertEquals(2, done.json().at("/steps/1/attempts").size());
    assertEquals(List.of(), stagingFolders());
  }

  @Test
  void filesThatWereTamperedWithAreNotPublished() throws IOException {
    Path output = stagingFolders().getFirst().resolve("1/tiny_vela.tflite");
    byte[] compiled = Files.readAllBytes(output);
    Files.writeString(output, "something else");

    Answer failed = retried();

    assertEquals("ManifestMismatch", failed.text("/reason/code"), failed::toString);
    assertTrue(failed.text("/reason/message").contains("tiny_vela.tflite"), failed::toString);
    assertFalse(Files.exists(inTheWay));
    Files.write(output, compiled);
    assertEquals("Registered", retried().phase());
  }

  @Test
  void verifyWithoutItsFilesIsExpired() throws IOException {
    Folders.delete(stagingFolders().getFirst());

    Answer answer = service.post(at(id) + "/steps/verify/retry");

    answer.expectProblem(409, "OutputsExpired");
    assertTrue(answer.text("detail").contains("outputs expired"), answer::toString);
    assertEquals("Failed", service.compilation(id).phase());
  }

  private Answer retried() {
    service.post(at(id) + "/steps/verify/retry").expect(202);
    return service.ended(id);
  }

  private Path publishedFolder(Answer compilation) {
    String name = "ethos-u-" + compilation.text("shortHash") + "-" + id.substring("c-".length());
    return service.volume().resolve(compilation.text("versionId")).resolve(name);
  }
}
