package npuc.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import npuc.api.Answer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Names that people give are shown, and used for nothing else. */
class NamesHttpTest {
  @TempDir private static Path folder;
  @AutoClose private static RunningService service;

  @BeforeAll
  static void startTheService() throws IOException {
    service = RunningService.start(folder);
  }

  @ParameterizedTest
  @MethodSource("npuc.registry.Entries#names")
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
      assertFalse(files.anyMatch(file -> file.toString().contains(name)));
    }
    assertFalse(service.log(id, "compile", 1).text().contains(name));
  }
}
