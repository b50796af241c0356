package npuc.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import npuc.api.Answer;
import npuc.hash.Sha256;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** From a POST to a registered artifact: a real model, the real state machine, the real vela. */
class RealCompilerTest {
  private static final Map<String, Object> BODY =
      Map.of("platform", "ethos-u", "options", Map.of("acceleratorConfig", "ethos-u85-256"));

  @TempDir private static Path folder;
  @AutoClose private static RunningService service;
  private static byte[] model = {};

  @BeforeAll
  static void startTheService() throws IOException {
    model = Files.readAllBytes(Checkout.sampleModel());
    service = RunningService.start(folder, Checkout.ROOT);
  }

  @Test
  void aModelIsCompiledVerifiedPublishedAndRegistered() throws IOException {
    String version = service.versionOf(model);

    String id = service.compile(version, BODY).expect(201).text("id");

    Answer done = service.ended(id);
    assertEquals("Registered", done.phase(), done::toString);
    assertStepsSucceeded(done);
    assertFilesLieAsTheManifestSays(done);
    assertArtifactIsListed(version, done);
    assertHistoryIsComplete(id);
    assertLogTellsWhatVelaSaid(id);
    service.post("/v1/compilations/" + id + "/stop").expectProblem(409, "AlreadyEnded");
  }

  @Test
  void theSameOptionsAgainNameTheEqualCompilationAndDisturbNothing() {
    String version = service.versionOf(model);
    Answer first = service.ended(service.compile(version, BODY).expect(201).text("id"));

    Answer created = service.compile(version, BODY).expect(201);
    Answer second = service.ended(created.text("id"));

    assertEquals(first.text("id"), created.text("/equalTo/0"));
    assertEquals("Registered", second.phase(), second::toString);
    assertEquals(first.text("optionsHash"), second.text("optionsHash"));
    assertTrue(!first.text("publishedUri").equals(second.text("publishedUri")));
    assertEquals(
        service.get("/v1/compilations/" + first.text("id") + "/manifest").json().get("files"),
        service.get("/v1/compilations/" + second.text("id") + "/manifest").json().get("files"));
  }

  @Test
  void aTruncatedModelFailsWithTheCompilersOwnWords() {
    String version = service.versionOf(Arrays.copyOf(model, model.length / 3));

    String id = service.compile(version, BODY).expect(201).text("id");

    Answer failed = service.ended(id);
    assertEquals("Failed", failed.phase(), failed::toString);
    assertEquals("InvalidModel", failed.text("/reason/code"), failed::toString);
    assertEquals("USER", failed.text("/reason/kind"));
    assertTrue(failed.text("/reason/message").contains("cut short or damaged"), failed::toString);
    String last = service.log(id, "compile", 1).text();
    assertTrue(last.contains("Failed to load TfLite model. Buffer contents inconsistent"), last);
    assertTrue(
        failed.text("/reason/message").contains("vela: Failed to load TfLite model"),
        failed::toString);
  }

  @Test
  void aFileThatIsNoTfliteFails() {
    String version = service.versionOf("not a model at all".getBytes(StandardCharsets.UTF_8));

    Answer failed = service.ended(service.compile(version, BODY).expect(201).text("id"));

    assertEquals("InvalidModel", failed.text("/reason/code"), failed::toString);
    assertTrue(failed.text("/reason/message").contains("not a TFLite model"), failed::toString);
  }

  @Test
  void aModelThatChangedSinceItWasRegisteredFails() {
    String version = service.versionOf(model);
    String folderName = version.substring(version.lastIndexOf('/') + 1);
    service.put(folderName + "/tiny.tflite", Arrays.copyOf(model, model.length - 1));

    Answer failed = service.ended(service.compile(version, BODY).expect(201).text("id"));

    assertEquals("ModelChanged", failed.text("/reason/code"), failed::toString);
  }

  private static void assertStepsSucceeded(Answer done) {
    for (JsonNode step : done.json().get("steps")) {
      assertEquals("Succeeded", step.get("phase").asString());
      assertEquals(1, step.get("attempts").size());
      assertTrue(step.get("durationSeconds").doubleValue() > 0);
      assertTrue(step.get("outputFiles").size() > 0);
    }
    JsonNode actions = done.json().get("actions");
    assertTrue(actions.get("recompile").booleanValue() && actions.get("delete").booleanValue());
  }

  private static void assertFilesLieAsTheManifestSays(Answer done) throws IOException {
    Path published =
        service.volume().resolve(done.text("publishedUri").replace("pvc://models/", ""));
    byte[] manifest = Files.readAllBytes(published.resolve("npuc-manifest.json"));
    assertEquals("sha256:" + Sha256.hex(manifest), done.text("manifestDigest"));
    Answer served = service.get("/v1/compilations/" + done.text("id") + "/manifest").expect(200);
    Set<String> listed = new TreeSet<>(Set.of("npuc-manifest.json"));
    for (JsonNode file : served.json().get("files")) {
      byte[] content = Files.readAllBytes(published.resolve(file.get("path").asString()));
      assertEquals(file.get("size").longValue(), content.length);
      assertEquals(file.get("sha256").asString(), Sha256.hex(content));
      listed.add(file.get("path").asString());
    }
    try (Stream<Path> files = Files.list(published)) {
      assertEquals(
          listed,
          files
              .map(file -> file.getFileName().toString())
              .collect(Collectors.toCollection(TreeSet::new)));
    }
    assertTrue(listed.contains("tiny_vela.tflite"));
    assertTrue(served.json().at("/summary/npuOperators").intValue() > 0);
    assertEquals(done.text("optionsHash"), served.text("optionsHash"));
  }

  private static void assertArtifactIsListed(String version, Answer done) {
    JsonNode items = service.get(version + "/artifacts").expect(200).json().get("items");
    List<JsonNode> compiled =
        items
            .valueStream()
            .filter(item -> item.at("/source/compilationId").asString("").equals(done.text("id")))
            .toList();
    assertEquals(1, compiled.size());
    JsonNode artifact = compiled.getFirst();
    assertEquals("ethos-u", artifact.get("platform").asString());
    assertEquals(done.text("publishedUri"), artifact.get("uri").asString());
    assertEquals(done.text("manifestDigest"), artifact.get("digest").asString());
    assertEquals(done.text("/registration/artifactId"), artifact.get("id").asString());
    assertEquals(2, items.size());
  }

  private static void assertHistoryIsComplete(String id) {
    JsonNode items =
        service.get("/v1/compilations/" + id + "/history").expect(200).json().get("items");
    List<String> phases =
        items
            .valueStream()
            .filter(item -> item.get("subject").asString().equals("compilation"))
            .map(item -> item.get("to").asString())
            .toList();
    assertEquals("Pending", phases.getFirst());
    assertEquals(
        List.of("Succeeded", "Registered"), phases.subList(phases.size() - 2, phases.size()));
    List<String> times = items.valueStream().map(item -> item.get("at").asString()).toList();
    assertEquals(times.stream().sorted(Comparator.comparing(Instant::parse)).toList(), times);
  }

  private static void assertLogTellsWhatVelaSaid(String id) {
    Answer log = service.log(id, "compile", 1);
    assertTrue(log.text().contains("--accelerator-config ethos-u85-256"), log.text());
    assertTrue(log.text().contains("NPU operators"), log.text());
    assertEquals("true", log.header("Npuc-Log-Complete").orElseThrow());
    assertTrue(service.log(id, "verify", 1).body().length > 0);
  }
}
