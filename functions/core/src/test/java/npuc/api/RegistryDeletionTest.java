package npuc.api;

import static npuc.api.MemoryApi.MODEL;
import static npuc.api.MemoryApi.VERSION;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Map;
import npuc.compilation.Compilations;
import npuc.compilation.Specs;
import npuc.id.TestIds;
import npuc.memory.MemoryService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Deleting what is registered, and what holds it. */
class RegistryDeletionTest {
  private static final String ARTIFACT = VERSION + "/artifacts/" + TestIds.artifact(1);

  private final MemoryApi api = new MemoryApi();

  @Test
  void whatNothingNeedsIsDeletedOnce() {
    for (String path : List.of(ARTIFACT, VERSION, MODEL)) {
      api.delete(path).expect(204);
      api.delete(path).expectProblem(404, "NotFound");
      api.get(path).expect(404);
    }
    assertEquals(List.of(), api.get("/v1/models").ids());
  }

  @Test
  void aModelIsHeldByItsVersions() {
    Answer held = api.delete(MODEL).expectProblem(409, "Held");

    assertEquals(1, held.json().get("heldCount").intValue());
    assertEquals("version", held.json().at("/heldBy/0/kind").stringValue());
    assertEquals(TestIds.version(1).toString(), held.json().at("/heldBy/0/id").stringValue());
    assertEquals("1", held.json().at("/heldBy/0/name").stringValue());
  }

  @Test
  void aVersionIsHeldByItsArtifactsThenItsCompilations() {
    api.registered(1, Specs.ETHOS_U);

    Answer held = api.delete(VERSION).expectProblem(409, "Held");

    assertEquals(2, held.json().get("heldCount").intValue());
    assertEquals("artifact", held.json().at("/heldBy/0/kind").stringValue());
    assertEquals("compilation", held.json().at("/heldBy/1/kind").stringValue());
    assertEquals(TestIds.compilation(1).toString(), held.json().at("/heldBy/1/id").stringValue());
  }

  @Test
  void ofManyThatHoldItTwentyAreNamedAndAllCounted() {
    for (int number = 2; number <= 30; number++) {
      api.post(MODEL + "/versions", Map.of("name", "v" + number)).expect(201);
    }

    Answer held = api.delete(MODEL).expectProblem(409, "Held");

    assertEquals(30, held.json().get("heldCount").intValue());
    assertEquals(20, held.json().get("heldBy").size());
  }

  @Test
  void aBaseIsHeldWhileItIsCompiled() {
    String id = api.compile(VERSION).expect(201).text("id");

    Answer held = api.delete(ARTIFACT).expectProblem(409, "Held");
    assertEquals(id, held.json().at("/heldBy/0/id").stringValue());

    api.post("/v1/compilations/" + id + "/stop").expect(202);
    api.delete(ARTIFACT).expect(204);
    api.compilation(id);
  }

  @Test
  void otherProblemsSayNothingOfHolders() {
    Answer problem = api.get("/v1/models/nonsense").expectProblem(404, "NotFound");

    assertFalse(problem.json().has("heldBy"));
    assertFalse(problem.json().has("heldCount"));
  }

  @Test
  void whatWasDeletedIsNoBaseAndGetsNothing() {
    api.delete(ARTIFACT).expect(204);
    var named = Map.of("platform", "ethos-u", "baseArtifactId", TestIds.artifact(1).toString());
    api.compile(VERSION, named).expectViolations("baseArtifactId");

    api.delete(VERSION).expect(204);
    api.artifact(VERSION, "tflite", "pvc://models/a").expectProblem(404, "NotFound");
    api.compile(VERSION).expectProblem(404, "NotFound");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/models/nonsense",
        "/v1/models/m-00000000000000000000000000",
        "/v1/models/m-00000000000000000000000000/versions/v-00000000000000000000000000",
        "/v1/models/%F0%9F%98%80/versions/x/artifacts/y"
      })
  void whatIsNotThereCannotBeDeleted(String path) {
    api.delete(path).expectProblem(404, "NotFound");
  }

  /** One begun in the moment in which its version is deleted. */
  @Test
  void aCompilationThatOutlivesItsVersionIsReadAndDeleted() {
    api.service.with(Compilations.published());
    api.service.registry.deleteArtifact(TestIds.version(1), TestIds.artifact(1));
    api.service.registry.deleteVersion(TestIds.model(1), TestIds.version(1));

    api.service.register.register(MemoryService.FIRST);

    Answer compilation = api.get(MemoryApi.COMPILATION).expect(200);
    assertEquals("Succeeded", compilation.text("phase"));
    assertEquals("Failed", compilation.json().at("/registration/state").stringValue());
    assertEquals(
        "RegistrationFailed", compilation.json().at("/registration/reason/code").stringValue());
    api.get(VERSION + "/compilations").expectProblem(404, "NotFound");
    api.get(MemoryApi.COMPILATION + "/recompile").expect(200);
    api.delete(MemoryApi.COMPILATION).expect(204);
  }
}
