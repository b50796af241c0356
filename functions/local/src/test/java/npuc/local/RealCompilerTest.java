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
import npuc.platform.tflite.TfliteFiles;
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
  void aFloatModelIsWarnedOfAndTheWarningsStay() {
    String version = service.versionOf(TfliteFiles.named("float RELU"));

    String id = service.compile(version, BODY).expect(201).text("id");

    Answer done = service.ended(id);
    assertEquals("Registered", done.phase(), done::toString);
    List<String> warnings =
        done.json().get("warnings").valueStream().map(JsonNode::stringValue).toList();
    assertTrue(warnings.getFirst().startsWith("tiny.tflite is Float32: the NPU takes"));
    assertTrue(warnings.getLast().startsWith("The NPU will not be used: all 1 operators stay"));
    assertEquals(warnings.stream().distinct().toList(), warnings);
  }

  @Test
  void aBoardIsDescribedByTheTextOfItsVelaIni() {
    String board =
        """
        [System_Config.My_Chip]
        core_clock: 400e6
        axi0_port: Sram
        axi1_port: OffChipFlash
        Sram_clock_scale: 1.0
        OffChipFlash_clock_scale: 0.0625
        [Memory_Mode.My_Mode]
        const_mem_area: Axi1
        arena_mem_area: Axi0
        cache_mem_area: Axi0
        """;
    Map<String, Object> options = Map.of("acceleratorConfig", "ethos-u55-64", "velaIni", board);

    Answer created =
        service.compile(
            service.versionOf(model), Map.of("platform", "ethos-u", "options", options));

    Answer done = service.ended(created.expect(201).text("id"));
    assertEquals("Registered", done.phase(), done::toString);
    assertEquals("My_Chip", done.text("/options/systemConfig"));
    Answer artifact =
        service.get(
            "/v1/models/%s/versions/%s/artifacts"
                .formatted(done.text("modelId"), done.text("versionId")));
    assertEquals("ethos-u55-64 of tiny.tflite", artifact.text("/items/0/name"));
  }

  @Test
  void halfAFileIsRefusedBeforeAJobStarts() {
    refuses(Arrays.copyOf(model, model.length / 3), "tiny.tflite ends too early or is damaged");
  }

  @Test
  void aFileThatIsNoTfliteIsRefusedBeforeAJobStarts() {
    refuses("not a model at all".getBytes(StandardCharsets.UTF_8), "is not a TFLite model");
    refuses(TfliteFiles.named("git lfs"), "run `git lfs pull`");
  }

  @Test
  void whatVelaCompiledIsNotCompiledAgain() throws IOException {
    Answer done = service.ended(service.compile(service.versionOf(model), BODY).text("id"));
    Path published =
        service.volume().resolve(done.text("publishedUri").replace("pvc://models/", ""));

    refuses(
        Files.readAllBytes(published.resolve("tiny_vela.tflite")),
        "was compiled for an Ethos-U before; register the original .tflite file");
  }

  @Test
  void aModelThatChangedSinceItWasRegisteredIsRefusedAndCanBeRegisteredAgain() {
    String version = service.versionOf(model);
    String folder = version.substring(version.lastIndexOf('/') + 1);
    byte[] other = model.clone();
    other[other.length - 1]++;
    for (byte[] changed : List.of(Arrays.copyOf(model, model.length - 1), other)) {
      service.put(folder + "/tiny.tflite", changed);

      Answer refused = service.compile(version, BODY).expect(422);

      assertEquals(List.of("baseArtifactId"), refused.violatedFields());
      assertTrue(
          refused
              .violations()
              .contains("is not the file any more that was registered: register pvc://models/"),
          refused::violations);
    }
    service.put(folder + "/tiny.tflite", TfliteFiles.named("int8"));
    service.artifact(version, "tflite", "pvc://models/" + folder + "/tiny.tflite").expect(201);
    service.compile(version, BODY).expect(201);
  }

  private static void refuses(byte[] content, String why) {
    String version = service.emptyVersion();
    String folder = version.substring(version.lastIndexOf('/') + 1);
    service.put(folder + "/tiny.tflite", content);

    Answer refused =
        service.artifact(version, "tflite", "pvc://models/" + folder + "/tiny.tflite").expect(422);

    assertEquals(List.of("uri"), refused.violatedFields());
    assertTrue(refused.violations().contains(why), refused::violations);
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
