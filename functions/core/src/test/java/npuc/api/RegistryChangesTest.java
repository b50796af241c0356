package npuc.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import npuc.id.TestIds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Renaming and archiving, and what is not made of what is archived. */
class RegistryChangesTest {
  private static final String MODEL = "/v1/models/m-01m8997ef80000000000000001";
  private static final String VERSION = MODEL + "/versions/v-01m8997ef80000000000000001";
  private static final String ARTIFACT = VERSION + "/artifacts/" + TestIds.artifact(1);
  private static final String ARCHIVED = "{\"archived\": true}";

  private final MemoryApi api = new MemoryApi();

  @ParameterizedTest
  @ValueSource(strings = {MODEL, VERSION})
  void whatIsLeftOutOfAChangeStays(String path) {
    Answer before = api.get(path).expect(200);

    api.patch(path, ARCHIVED).expect(200);
    Answer changed = api.patch(path, "{\"name\": \"other\"}").expect(200);

    assertEquals(changed.json(), api.get(path).expect(200).json());
    assertEquals("other", changed.text("name"));
    assertTrue(changed.json().get("archived").booleanValue());
    assertEquals(before.text("createdAt"), changed.text("createdAt"));
  }

  @Test
  void anArtifactIsReadRenamedAndArchived() {
    Answer before = api.get(ARTIFACT).expect(200);
    assertFalse(before.json().get("archived").booleanValue());

    Answer changed = api.patch(ARTIFACT, "{\"name\": \"other\", \"archived\": true}").expect(200);

    assertEquals(changed.json(), api.get(ARTIFACT).expect(200).json());
    assertEquals("other", changed.text("name"));
    assertEquals(before.text("uri"), changed.text("uri"));
  }

  @Test
  void aDescriptionIsEmptiedByAnEmptyOne() {
    assertEquals("", api.patch(MODEL, "{\"description\": \"\"}").expect(200).text("description"));
  }

  @ParameterizedTest
  @MethodSource("npuc.registry.Entries#names")
  void anythingMayGetAnyName(String name) {
    String body = "{\"name\": \"%s\"}".formatted(name.replace("\\", "\\\\").replace("\"", "\\\""));

    assertEquals(name, api.patch(MODEL, body).expect(200).text("name"));
    assertEquals(name, api.patch(VERSION, body).expect(200).text("name"));
    assertEquals(name, api.patch(ARTIFACT, body).expect(200).text("name"));
  }

  @ParameterizedTest
  @ValueSource(strings = {MODEL, VERSION})
  void aChangeOfNothingIsRefused(String path) {
    api.patch(path, "{}").expectViolations("");
  }

  @Test
  void everythingWrongWithAChangeIsSaidAtOnce() {
    String body =
        """
        {"name": " ", "description": "\\u0000", "archived": "yes", "id": "m-mine", "external": null}
        """;

    api.patch(MODEL, body).expectViolations("name", "description", "archived", "id", "external");
    api.patch(VERSION, body).expectViolations("name", "description", "archived", "id", "external");
    api.patch(ARTIFACT, "{\"name\": null, \"uri\": \"pvc://a/b\"}").expectViolations("name", "uri");
    assertEquals("사람 찾기", api.get(MODEL).text("name"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "7", "{\"name\":1,\"name\":2}", "{"})
  void aBodyThatIsNoObjectIsRefused(String body) {
    api.patch(MODEL, body).expectProblem(400, "MalformedRequest");
  }

  @Test
  void aChangeIsSentAsJsonOrAsWhatItIs() {
    byte[] body = ARCHIVED.getBytes(StandardCharsets.UTF_8);

    api.send("PATCH", MODEL, Map.of("Content-Type", "application/json"), body).expect(200);
    api.send("PATCH", MODEL, Map.of("Content-Type", "text/plain"), body)
        .expectProblem(415, "UnsupportedMediaType");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/models/m-00000000000000000000000000",
        MODEL + "/versions/v-00000000000000000000000000",
        VERSION + "/artifacts/a-00000000000000000000000000",
        VERSION + "/artifacts/nonsense"
      })
  void whatIsNotThereCannotBeChanged(String path) {
    api.patch(path, ARCHIVED).expectProblem(404, "NotFound");
  }

  @ParameterizedTest
  @ValueSource(strings = {MODEL, VERSION})
  void nothingNewIsMadeOfWhatIsArchived(String path) {
    api.patch(path, ARCHIVED).expect(200);

    api.artifact(VERSION, "tflite", "pvc://models/a").expectProblem(409, "Archived");
    api.compile(VERSION).expectProblem(409, "Archived");
    api.dryRun(VERSION, Map.of("platform", "ethos-u")).expectProblem(409, "Archived");

    api.patch(path, "{\"archived\": false}").expect(200);
    api.compile(VERSION).expect(201);
  }

  @Test
  void anArchivedModelGetsNoVersions() {
    api.patch(MODEL, ARCHIVED).expect(200);

    api.post(MODEL + "/versions", Map.of("name", "2")).expectProblem(409, "Archived");
  }

  @Test
  void anArchivedArtifactIsNoBase() {
    api.patch(ARTIFACT, ARCHIVED).expect(200);
    var named = Map.of("platform", "ethos-u", "baseArtifactId", TestIds.artifact(1).toString());

    api.compile(VERSION, named).expectProblem(409, "Archived");
    api.dryRun(VERSION, named).expectProblem(409, "Archived");
    api.compile(VERSION).expectViolations("baseArtifactId");
  }

  @Test
  void theNameInACompilationStaysWhatItWas() {
    String id = api.compile(VERSION).expect(201).text("id");
    String name = api.get(ARTIFACT).text("name");

    api.patch(ARTIFACT, "{\"name\": \"other\"}").expect(200);

    assertEquals(name, api.compilation(id).json().at("/baseArtifact/name").stringValue());
  }
}
