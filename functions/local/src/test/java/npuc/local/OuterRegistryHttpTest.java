package npuc.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import npuc.Eventually;
import npuc.api.Answer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A version of an MLflow is imported, compiled, and its result is a tag there. */
class OuterRegistryHttpTest {
  @TempDir private Path folder;
  @AutoClose private final StandInMlflow mlflow = new StandInMlflow();
  @AutoClose private RunningService service;

  private record Base(String version, String artifact) {}

  @BeforeEach
  void startTheService() throws IOException {
    StandInHome.in(folder.resolve("home"), StandInHome.GOOD);
    service = start();
  }

  private RunningService start() {
    var more = Map.of("NPUC_SOURCES", mlflow.settings(folder).toString());
    return RunningService.start(folder, folder.resolve("home"), more);
  }

  @Test
  void theResultOfAnImportedVersionIsATagOfIt() {
    String id = compiled(imported());

    Answer registered = service.reached(id, "Registered");

    assertEquals("Registered", registered.phase(), registered::toString);
    Map.Entry<String, String> tag = mlflow.tags().entrySet().iterator().next();
    assertEquals(1, mlflow.tags().size());
    JsonNode value = JsonMapper.shared().readTree(tag.getValue());
    assertEquals(registered.text("publishedUri"), value.get("uri").stringValue());
    assertEquals(registered.text("manifestDigest"), value.get("digest").stringValue());
    assertEquals("corp", registered.text("/registration/external/registry"));
    assertEquals(
        "models:/kws/3#" + tag.getKey(), registered.text("/registration/external/reference"));
    List<JsonNode> told =
        service
            .get("/v1/compilations/" + id + "/history")
            .json()
            .get("items")
            .valueStream()
            .filter(entry -> !entry.get("external").isNull())
            .toList();
    assertEquals(1, told.size());
  }

  @Test
  void anAnswerThatIsLostIsNoSecondTag() {
    mlflow.loseAnswers(1);

    Answer registered = service.reached(compiled(imported()), "Registered");

    assertEquals("Registered", registered.phase(), registered::toString);
    assertEquals(1, mlflow.tags().size());
    assertTrue(mlflow.asked() > 1);
  }

  @Test
  void aServiceThatIsStartedAgainGoesOnWithARegistryThatWasDown() {
    String id = compiledWhileDown();
    service.stop();
    service = start();
    mlflow.down(false);

    Answer registered = service.reached(id, "Registered");

    assertEquals("Registered", registered.phase(), registered::toString);
    assertEquals(1, mlflow.tags().size());
  }

  private String compiledWhileDown() {
    Base base = imported();
    mlflow.down(true);
    String id = compiled(base);
    Answer waiting =
        Eventually.see(
            "a reason to wait",
            () -> service.compilation(id),
            now -> !now.json().at("/registration/reason").isNull());
    assertEquals("Succeeded", waiting.phase(), waiting::toString);
    assertEquals("Pending", waiting.text("/registration/state"));
    assertEquals("RegistryUnreachable", waiting.text("/registration/reason/code"));
    return id;
  }

  private String compiled(Base imported) {
    var body = Map.of("platform", "ethos-u", "baseArtifactId", imported.artifact());
    return service.compile(imported.version(), body).expect(201).text("id");
  }

  /** An imported version, with an original that is here: no Job may fetch the other. */
  private Base imported() {
    var wanted = Map.of("registry", "corp", "model", "kws", "version", "3");
    JsonNode made = service.post("/v1/imports", wanted).expect(201).json();
    assertEquals(made, service.post("/v1/imports", wanted).expect(200).json());
    String version =
        "/v1/models/%s/versions/%s"
            .formatted(made.at("/model/id").stringValue(), made.at("/version/id").stringValue());
    service.put("kws/kws.tflite", RunningService.TINY_MODEL);
    Answer artifact = service.artifact(version, "tflite", "pvc://models/kws/kws.tflite");
    return new Base(version, artifact.expect(201).text("id"));
  }
}
