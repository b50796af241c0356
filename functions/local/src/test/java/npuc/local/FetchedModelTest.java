package npuc.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import npuc.api.Answer;
import npuc.platform.tflite.TfliteFiles;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the address of a model to a registered artifact, with the real vela. */
class FetchedModelTest {
  private static final String TOKEN = "hf_do-not-show-this";

  @TempDir private static Path folder;
  @AutoClose private static StandInHub hub;
  @AutoClose private static RunningService service;
  private static byte[] model = {};

  @BeforeAll
  static void start() throws IOException {
    model = Files.readAllBytes(Checkout.sampleModel());
    hub = StandInHub.start(folder.resolve("hub"), "--token", TOKEN, "--private", "org/secret");
    hub.put("org/kws", "hey.tflite", model);
    hub.put("org/secret", "hey.tflite", model);
    var settings = new HashMap<>(hub.settings(folder));
    settings.put("NPUC_VOLUMES", "");
    service = RunningService.start(folder, Checkout.ROOT, settings);
  }

  @Test
  void aModelOfAHubIsPinnedAndFetchedOnce() {
    String version = service.emptyVersion();
    Answer original = service.artifact(version, "tflite", "hf://org/kws").expect(201);

    Answer first = ended(version, List.of());
    Answer second = ended(version, List.of());

    assertEquals("hf://org/kws/hey.tflite", original.text("uri"));
    assertEquals(original.text("pin"), first.text("/baseArtifact/fetch/pin"));
    assertEquals("Registered", first.phase(), first::toString);
    assertTrue(log(first).contains("npuc: fetched " + model.length + "/" + model.length));
    assertEquals("Registered", second.phase(), second::toString);
    assertTrue(log(second).contains("are there already"));
  }

  @Test
  void aModelThatWantsATokenGetsThatOfTheCompilationAndNobodySeesIt() {
    String version = service.emptyVersion();
    service.artifact(version, "tflite", "hf://org/secret").expect(201);
    service.compile(version, Map.of("platform", "ethos-u")).expectViolations("baseArtifactId");

    Answer done = ended(version, List.of(Map.of("name", "HF_TOKEN", "value", TOKEN)));

    assertEquals("Registered", done.phase(), done::toString);
    assertFalse(done.text().contains(TOKEN));
    assertFalse(log(done).contains(TOKEN));
  }

  @Test
  void aHubThatGivesOtherBytesForTheSameCommitIsNotBelieved() {
    hub.put("org/moving", "hey.tflite", model);
    String version = service.emptyVersion();
    service.artifact(version, "tflite", "hf://org/moving").expect(201);
    hub.put("org/moving", "hey.tflite", TfliteFiles.named("float RELU"));

    Answer done = ended(version, List.of());

    assertEquals("Failed", done.phase());
    assertEquals("ModelChanged", done.text("/reason/code"));
  }

  private static Answer ended(String version, List<Map<String, String>> environment) {
    Map<String, Object> body = Map.of("platform", "ethos-u", "environment", environment);
    return service.ended(service.compile(version, body).expect(201).text("id"));
  }

  private static String log(Answer compilation) {
    return service
        .get("/v1/compilations/" + compilation.text("id") + "/steps/compile/attempts/1/log")
        .text();
  }
}
