package npuc.api;

import static npuc.api.MemoryApi.MODEL;
import static npuc.api.MemoryApi.VERSION;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import npuc.compilation.Specs;
import npuc.hash.Sha256;
import npuc.platform.tflite.TfliteFiles;
import npuc.registry.ModelVolumes.Presence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What the registry takes, what it refuses, and how. */
class RegistryEndpointsTest {
  private static final byte[] CONTENT = TfliteFiles.named("int8");

  private final MemoryApi api = new MemoryApi();

  @ParameterizedTest
  @ValueSource(strings = {" ", "\u00a0", "\u200b", "\u3000 "})
  void aNameThatNobodySeesIsRefused(String name) {
    api.post("/v1/models", Map.of("name", name)).expectViolations("name");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "two\nlines\r\n\twith a tab"})
  void aDescriptionMayBeEmptyOrHaveLines(String description) {
    var model = Map.of("name", "described", "description", description);

    assertEquals(description, api.post("/v1/models", model).expect(201).text("description"));
  }

  @ParameterizedTest
  @MethodSource("npuc.registry.Entries#names")
  void aModelMayHaveAnyName(String name) {
    Answer created = api.post("/v1/models", Map.of("name", name)).expect(201);

    Answer found = api.get(created.header("Location").orElseThrow()).expect(200);
    assertEquals(name, found.text("name"));
    assertEquals(created.json(), found.json());
  }

  @Test
  void everythingWrongWithAModelIsSaidAtOnce() {
    var body = Map.of("name", "a".repeat(201), "description", 7, "colour", "red", "id", "m-mine");

    api.post("/v1/models", body).expectViolations("name", "description", "colour", "id");
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
    api.postText("/v1/models", body).expectViolations("name");
    api.postText(MODEL + "/versions", body).expectViolations("name");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/models/m-00000000000000000000000000",
        "/v1/models/nonsense",
        "/v1/models/%F0%9F%98%80/versions",
        "/v1/models/m-00000000000000000000000000/versions/v-00000000000000000000000000",
        "/v1/models/m-00000000000000000000000000/versions/v-00000000000000000000000000/artifacts",
        "/v1/models/m-00000000000000000000000000/versions/v-00000000000000000000000000/compilations"
      })
  void whatIsNotRegisteredIsNotFound(String path) {
    api.get(path).expectProblem(404, "NotFound");
  }

  @Test
  void aVersionOfAnotherModelIsNotFound() {
    String mixed =
        api.emptyVersion().replaceFirst("/versions/.*", VERSION.substring(MODEL.length()));

    api.get(mixed).expectProblem(404, "NotFound");
    api.compile(mixed).expectProblem(404, "NotFound");
    api.artifact(mixed, "tflite", Specs.BASE.toString()).expectProblem(404, "NotFound");
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
        "https:///a.tflite",
        "https://kim:secret@models/a.tflite",
        "https://models/a.tflite?token=secret",
        "hf://one-part",
        "hf://org/model@/a",
        "hf://../model",
        "hf://org/model/../a.tflite",
        "s3://UPPER/a",
        "s3://bucket",
        "s3://bucket/../a",
        "mlflow://corp/model",
        "mlflow://corp/model/%zz",
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
    Answer answer = api.artifact(VERSION, "tflite", uri).expectProblem(422, "ValidationFailed");

    assertEquals(List.of("uri"), answer.violatedFields().stream().distinct().toList());
  }

  @Test
  void aLinkOutOfTheVolumeIsRefused() {
    String link = api.volumes.show("link.tflite", new Presence.Outside());

    api.artifact(VERSION, "tflite", link).expectViolations("uri");
  }

  @Test
  void everythingWrongWithAnArtifactIsSaidAtOnce() {
    var body =
        Map.of("platform", "TF Lite", "uri", "/etc/passwd", "digest", "md5:1", "sizeBytes", -1);

    api.post(VERSION + "/artifacts", body)
        .expectViolations("platform", "uri", "digest", "sizeBytes");
  }

  @Test
  void sizeAndDigestAreThoseOfTheFile() {
    String version = api.versionWith("tflite", api.volumes.put("a/tiny.tflite", CONTENT));

    JsonNode artifact = api.get(version + "/artifacts").expect(200).json().at("/items/0");
    assertEquals("tiny.tflite", artifact.get("name").asString());
    assertEquals(CONTENT.length, artifact.get("sizeBytes").intValue());
    assertEquals("sha256:" + Sha256.hex(CONTENT), artifact.get("digest").asString());
  }

  @Test
  void aDigestOfAnotherContentIsRefused() {
    var body =
        Map.of(
            "platform",
            "tflite",
            "uri",
            api.volumes.put("tiny.tflite", CONTENT),
            "digest",
            "sha256:" + "0".repeat(64));

    api.post(VERSION + "/artifacts", body).expectViolations("digest");
  }
}
