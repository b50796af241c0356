package npuc.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import npuc.api.Answer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The registry over HTTP: what it takes, what it refuses, and how. */
class RegistryHttpTest {
  @TempDir private static Path folder;
  @AutoClose private static RunningService service;

  @BeforeAll
  static void startTheService() throws IOException {
    service = RunningService.start(folder);
  }

  @Test
  void anOriginalBehindManyNewerArtifactsIsFound() {
    String version = service.tinyVersion();
    String original = service.get(version + "/artifacts").json().at("/items/0/uri").asString();
    for (int i = 0; i < 101; i++) {
      service.artifact(version, "onnx", original).expect(201);
    }

    Answer planned =
        service.post(version + "/compilations?dryRun=true", Map.of("platform", "ethos-u"));

    assertEquals(original, planned.expect(200).text("/baseArtifact/uri"));
  }

  static List<String> names() {
    return List.of(
        "라마 3.1 / 한국어",
        "模型",
        "נוֹתֵן",
        "../../etc/passwd",
        "a; rm -rf / && $(true) `true`",
        "'\"\\",
        "👩‍👩‍👧‍👦",
        "한".repeat(200),
        "😀".repeat(200));
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "\u00a0", "\u200b", "\u3000 "})
  void aNameThatNobodySeesIsRefused(String name) {
    Answer answer = service.post("/v1/models", Map.of("name", name));

    answer.expectProblem(422, "ValidationFailed");
    assertEquals(List.of("name"), answer.violatedFields());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "two\nlines\r\n\twith a tab"})
  void aDescriptionMayBeEmptyOrHaveLines(String description) {
    var model = Map.of("name", "described", "description", description);

    assertEquals(description, service.post("/v1/models", model).expect(201).text("description"));
  }

  @ParameterizedTest
  @MethodSource("names")
  void aModelMayHaveAnyName(String name) {
    Answer created = service.post("/v1/models", Map.of("name", name)).expect(201);

    Answer found = service.get(created.header("Location").orElseThrow()).expect(200);
    assertEquals(name, found.text("name"));
    assertEquals(created.json(), found.json());
  }

  @ParameterizedTest
  @MethodSource("names")
  void noNameReachesAFileOrAProcess(String name) throws IOException {
    String model = service.post("/v1/models", Map.of("name", name)).expect(201).text("id");
    String versions = "/v1/models/" + model + "/versions";
    String version = service.post(versions, Map.of("name", name)).expect(201).text("id");
    service.put(version + ".tflite", RunningService.TINY_MODEL);
    var artifact =
        Map.of("name", name, "platform", "tflite", "uri", "pvc://models/" + version + ".tflite");
    String at = versions + "/" + version;
    service.post(at + "/artifacts", artifact).expect(201);

    String id = service.compile(at).expect(201).text("id");

    Answer ended = service.ended(id);
    assertEquals("Registered", ended.phase(), ended::toString);
    assertEquals(name, ended.text("/baseArtifact/name"));
    try (Stream<Path> files = Files.walk(folder)) {
      assertFalse(files.anyMatch(file -> file.getFileName().toString().contains(name)));
    }
    assertFalse(service.log(id, "compile", 1).text().contains(name));
  }

  @Test
  void everythingWrongWithAModelIsSaidAtOnce() {
    var body = Map.of("name", "a".repeat(201), "description", 7, "colour", "red", "id", "m-mine");

    Answer answer = service.post("/v1/models", body).expectProblem(422, "ValidationFailed");

    assertEquals(
        List.of("name", "description", "colour", "id").stream().sorted().toList(),
        answer.violatedFields().stream().sorted().toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"name\":\"\"}",
        "{\"name\":null}",
        "{\"name\":\"a\\nb\"}",
        "{\"name\":\"\\u0000\"}",
        "{\"name\":\"\\ud800\"}",
        "{\"name\":7}",
        "{\"name\":[\"a\"]}"
      })
  void aNameThatIsNoneIsRefused(String body) {
    Answer answer = service.postText("/v1/models", body);

    answer.expectProblem(422, "ValidationFailed");
    assertEquals("name", answer.violatedFields().getFirst());
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/models/m-00000000000000000000000000",
    "/v1/models/nonsense",
    "/v1/models/%F0%9F%98%80/versions",
    "/v1/models/m-00000000000000000000000000/versions/v-00000000000000000000000000",
    "/v1/models/m-00000000000000000000000000/versions/v-00000000000000000000000000/artifacts",
    "/v1/models/m-00000000000000000000000000/versions/v-00000000000000000000000000/compilations"
  })
  void whatIsNotRegisteredIsNotFound(String path) {
    service.get(path).expectProblem(404, "NotFound");
  }

  @Test
  void aVersionOfAnotherModelIsNotFound() {
    String version = service.emptyVersion();
    String other = service.emptyVersion();
    String mixed =
        other.replaceAll("/versions/.*", "") + version.replaceAll(".*/versions", "/versions");

    service.get(mixed).expectProblem(404, "NotFound");
    service.compile(mixed).expectProblem(404, "NotFound");
    service.artifact(mixed, "tflite", "pvc://models/a.tflite").expectProblem(404, "NotFound");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pvc://models/../data/secret.key",
        "pvc://models/a/../../data/npuc.db",
        "pvc://models/./a.tflite",
        "pvc://models//etc/passwd",
        "pvc://models/",
        "pvc://models",
        "/etc/passwd",
        "file:///etc/passwd",
        "https://models/a.tflite",
        "PVC://models/a.tflite",
        "pvc://Models/a.tflite",
        "pvc:///a.tflite",
        "pvc://nowhere/a.tflite",
        "pvc://models/missing.tflite",
        "pvc://models/a\u0000b.tflite",
        "pvc://models/a\nb.tflite",
        "pvc://models/a\\b.tflite",
        "pvc://models/.npuc-staging/a.tflite",
        ""
      })
  void aUriThatLeadsNowhereIsRefused(String uri) {
    Answer answer = service.artifact(service.emptyVersion(), "tflite", uri);

    answer.expectProblem(422, "ValidationFailed");
    assertTrue(answer.violatedFields().contains("uri"), answer::toString);
  }

  @Test
  void aLinkOutOfTheVolumeIsRefused() throws IOException {
    Files.writeString(folder.resolve("outside.tflite"), "private");
    Files.createSymbolicLink(
        service.volume().resolve("link.tflite"), folder.resolve("outside.tflite"));

    Answer answer = service.artifact(service.emptyVersion(), "tflite", "pvc://models/link.tflite");

    answer.expectProblem(422, "ValidationFailed");
    assertEquals(List.of("uri"), answer.violatedFields());
  }

  @Test
  void everythingWrongWithAnArtifactIsSaidAtOnce() {
    var body =
        Map.of("platform", "TF Lite", "uri", "/etc/passwd", "digest", "md5:1", "sizeBytes", -1);

    Answer answer = service.post(service.emptyVersion() + "/artifacts", body);

    answer.expectProblem(422, "ValidationFailed");
    assertEquals(
        List.of("digest", "platform", "sizeBytes", "uri"),
        answer.violatedFields().stream().sorted().toList());
  }

  @Test
  void sizeAndDigestAreThoseOfTheFile() {
    String version = service.tinyVersion();

    JsonNode artifact = service.get(version + "/artifacts").expect(200).json().at("/items/0");
    assertEquals(RunningService.TINY_MODEL.length, artifact.get("sizeBytes").intValue());
    assertEquals(
        "sha256:" + npuc.hash.Sha256.hex(RunningService.TINY_MODEL),
        artifact.get("digest").asString());
  }

  @Test
  void aDigestOfAnotherContentIsRefused() {
    service.put("digest.tflite", RunningService.TINY_MODEL);
    var body =
        Map.of(
            "platform", "tflite",
            "uri", "pvc://models/digest.tflite",
            "digest", "sha256:" + "0".repeat(64));

    Answer answer = service.post(service.emptyVersion() + "/artifacts", body);

    assertEquals(List.of("digest"), answer.expect(422).violatedFields());
  }
}
