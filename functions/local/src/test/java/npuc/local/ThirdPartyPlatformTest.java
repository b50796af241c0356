package npuc.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import npuc.api.Answer;
import npuc.platform.tflite.TfliteFiles;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A platform of a third party, by a toy whose compiler turns the bytes of a model around. */
class ThirdPartyPlatformTest {
  private static final Path TOYS = Checkout.JOBS.resolve("tests/toy_platforms");
  private static final Map<String, Object> BODY =
      Map.of("platform", "toy", "options", Map.of("chip", "toy-2"));

  @TempDir private static Path folder;
  @AutoClose private static RunningService service;

  @BeforeAll
  static void start() throws IOException {
    Path home = StandInHome.in(folder.resolve("home"), StandInHome.GOOD).path();
    service = RunningService.start(folder, home, Map.of("NPUC_PLATFORMS", TOYS.toString()));
  }

  @Test
  void itIsListedAfterThoseOfNpuc() {
    List<JsonNode> platforms = platforms(service);

    JsonNode toy = platforms.getLast();
    assertEquals("toy", toy.get("name").asString());
    assertEquals("Toy (not an NPU)", toy.get("title").asString());
    assertTrue(toy.get("available").booleanValue());
    assertEquals("toyc", toy.at("/toolchain/name").asString());
    assertEquals("1.0", toy.at("/toolchain/version").asString());
    assertEquals("toy-1", toy.at("/options/0/default").asString());
    assertEquals("칩", toy.at("/options/0/translations/ko/title").asString());
    assertEquals("--greeting", toy.at("/additionalArgs/allowed/0/title").asString());
  }

  @Test
  void aModelIsCompiledVerifiedAndRegistered() throws IOException {
    byte[] model = TfliteFiles.named("int8");
    String version = service.versionOf(model);

    Answer done = service.ended(service.compile(version, BODY).expect(201).text("id"));

    assertEquals("Registered", done.phase(), done::toString);
    Path published =
        service.volume().resolve(done.text("publishedUri").replace("pvc://models/", ""));
    String compiled = Files.readString(published.resolve("model.toy"), StandardCharsets.ISO_8859_1);
    String reversed =
        new StringBuilder(new String(model, StandardCharsets.ISO_8859_1)).reverse().toString();
    assertEquals("TOY1 toy-2\n" + reversed, compiled);
    assertTrue(service.get(version + "/artifacts").expect(200).text().contains("toy-2 of "));
    assertTrue(service.log(done.text("id"), "compile", 1).text().contains("that no NPU runs"));
  }

  @Test
  void aWrongOptionIsRefusedBeforeAnythingRuns() {
    String version = service.tinyVersion();

    service
        .compile(version, Map.of("platform", "toy", "options", Map.of("copies", 5)))
        .expectViolations("options.copies");
  }

  @Test
  void aKnownErrorOfItsCompilerIsExplained() {
    byte[] model = TfliteFiles.named("int8");
    byte[] words = "toyc can't stand this".getBytes(StandardCharsets.US_ASCII);
    byte[] bad = Arrays.copyOf(model, model.length + words.length);
    System.arraycopy(words, 0, bad, model.length, words.length);

    Answer done =
        service.ended(service.compile(service.versionOf(bad), BODY).expect(201).text("id"));

    assertEquals("Failed", done.phase());
    assertEquals("UnsupportedModel", done.text("/reason/code"));
    assertTrue(done.text("/reason/message").contains("take another model"), done::toString);
  }

  @Test
  void aUserCanNotNameAFolderOfHisOwn() {
    service
        .compile(
            service.tinyVersion(),
            Map.of(
                "platform",
                "toy",
                "environment",
                List.of(Map.of("name", "NPUC_PLATFORMS", "value", "/tmp"))))
        .expectViolations("environment[0].name");
  }

  @Test
  void withoutTheSettingItIsNotOffered(@TempDir Path other) throws IOException {
    try (RunningService plain = RunningService.start(other)) {
      assertFalse(
          platforms(plain).stream().anyMatch(one -> one.get("name").asString().equals("toy")));
      plain.compile(plain.tinyVersion(), BODY).expectViolations("platform");
    }
  }

  private static List<JsonNode> platforms(RunningService of) {
    return of.get("/v1/platforms").expect(200).json().get("items").valueStream().toList();
  }
}
