package npuc.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import npuc.compilation.Compilation;
import npuc.compilation.Compilations;
import npuc.compilation.StepOutput;
import npuc.hash.Sha256;
import npuc.memory.MemoryLogArchive;
import npuc.memory.MemoryModelVolumes;
import npuc.memory.MemoryService;
import npuc.refusal.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a manifest is read when the volume can't be seen. */
class ManifestsTest {
  private static final String MANIFEST = "{\n  \"name\": \"한국어\"\n}\n";
  private static final String SHOWN =
      """
      npuc: step compile
      npuc: manifest: {
      npuc: manifest:   "name": "한국어"
      npuc: manifest: }
      npuc: compile succeeded
      """;

  private final MemoryLogArchive logs = new MemoryLogArchive();
  private final Manifests manifests = new Manifests(new MemoryModelVolumes(), logs);

  @Test
  void isTheOneThatTheLogShows() {
    store(SHOWN);

    var read = assertInstanceOf(Outcome.Done.class, manifests.read(compiled()));

    assertEquals(MANIFEST, new String((byte[]) read.value(), StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "npuc: manifest: {}\n",
        "npuc: manifest: {\n manifest:   \"name\": \"한국어\"\nnpuc: manifest: }\n"
      })
  void isNoneThatDiffersFromTheRecordedOne(String log) {
    store(log);

    assertInstanceOf(Outcome.Refused.class, manifests.read(compiled()));
  }

  @Test
  void isNoneWithoutALog() {
    assertInstanceOf(Outcome.Refused.class, manifests.read(compiled()));
  }

  private void store(String log) {
    logs.store(
        MemoryService.COMPILE, new ByteArrayInputStream(log.getBytes(StandardCharsets.UTF_8)));
  }

  private static Compilation compiled() {
    byte[] bytes = MANIFEST.getBytes(StandardCharsets.UTF_8);
    return Compilations.compiled(new StepOutput("sha256:" + Sha256.hex(bytes), List.of(), 0, 0));
  }
}
