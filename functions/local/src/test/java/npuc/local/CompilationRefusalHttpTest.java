package npuc.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import npuc.api.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Compilations that are refused before anything is stored. */
class CompilationRefusalHttpTest {
  @TempDir private static Path folder;
  private static RunningService service;
  private static String version = "";

  @BeforeAll
  static void startTheService() throws IOException {
    service = RunningService.start(folder);
    version = service.tinyVersion();
  }

  @AfterAll
  static void nothingWasStored() {
    try (RunningService ending = service) {
      assertEquals(0, ending.count(version));
    }
  }

  @Test
  void everythingWrongIsSaidAtOnce() {
    Answer answer =
        refused(
            """
            {"platform": "ethos-u", "baseArtifactId": "a-00000000000000000000000000",
             "resources": {"cpu": "lots", "memory": "1", "gpu": "1"},
             "limits": {"pendingSeconds": 0, "runSeconds": "1"},
             "options": {"optimise": "Fast", "cpuTensorAlignment": 17, "maxContextLength": 4096},
             "additionalArgs": ["--output-dir=/tmp"],
             "environment": [{"name": "PATH", "value": "/tmp"}, {"name": "1"}],
             "envFile": "A", "colour": "red"}
            """);

    List<String> fields = answer.violatedFields();
    for (String field :
        List.of(
            "baseArtifactId",
            "resources.cpu",
            "resources.memory",
            "resources.gpu",
            "limits.pendingSeconds",
            "limits.runSeconds",
            "options.optimise",
            "options.cpuTensorAlignment",
            "options.maxContextLength",
            "additionalArgs[0]",
            "environment[0].name",
            "environment[1].name",
            "environment[1].value",
            "envFile",
            "colour")) {
      assertTrue(fields.contains(field), () -> field + " is missing in " + answer.violations());
    }
  }

  @Test
  void aNumberWhereAQuantityBelongsIsToldHowToBeWritten() {
    Answer answer = refused("{\"platform\": \"ethos-u\", \"resources\": {\"cpu\": 2}}");

    assertTrue(
        answer.violations().toString().contains("such as \"500m\" or \"2\""), answer::toString);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "platform | {}",
        "platform | {\"platform\": \"gpu\"}",
        "platform | {\"platform\": 7}",
        "platform | {\"platform\": \"../ethos-u\"}",
        "options | {\"platform\": \"ethos-u\", \"options\": []}",
        "options | {\"platform\": \"ethos-u\", \"options\": null}",
        "options.optimise | {\"platform\": \"ethos-u\", \"options\": {\"optimise\": 7}}",
        "options.optimise | {\"platform\": \"ethos-u\", \"options\": {\"optimise\": null}}",
        "options.optimize | {\"platform\": \"ethos-u\", \"options\": {\"optimize\": \"Size\"}}",
        "options.arenaCacheSize | {\"platform\": \"ethos-u\", \"options\": {\"arenaCacheSize\": -1}}",
        "options.arenaCacheSize | {\"platform\": \"ethos-u\", \"options\": {\"arenaCacheSize\": 1.5}}",
        "options.tensorParallel | {\"platform\": \"ethos-u\", \"options\": {\"tensorParallel\": 8}}",
        "options.systemConfig | {\"platform\": \"ethos-u\", \"options\":"
            + " {\"systemConfig\": \"Ethos_U85_SYS_DRAM_Low\"}}",
        "resources | {\"platform\": \"ethos-u\", \"resources\": \"2\"}",
        "resources.cpu | {\"platform\": \"ethos-u\", \"resources\": {\"cpu\": 2}}",
        "resources.cpu | {\"platform\": \"ethos-u\", \"resources\": {\"cpu\": \"0\"}}",
        "resources.cpu | {\"platform\": \"ethos-u\", \"resources\": {\"cpu\": \"-1\"}}",
        "resources.cpu | {\"platform\": \"ethos-u\", \"resources\": {\"cpu\": \"1e99\"}}",
        "resources.memory | {\"platform\": \"ethos-u\", \"resources\": {\"memory\": \"16GB\"}}",
        "resources.memory | {\"platform\": \"ethos-u\", \"resources\": {\"memory\": \"0\"}}",
        "resources.memory | {\"platform\": \"ethos-u\", \"resources\": {\"memory\": \"999Pi\"}}",
        "limits | {\"platform\": \"ethos-u\", \"limits\":"
            + " {\"pendingSeconds\": 86400, \"runSeconds\": 86400}}",
        "additionalArgs | {\"platform\": \"ethos-u\", \"additionalArgs\": \"--verbose-all\"}",
        "additionalArgs[0] | {\"platform\": \"ethos-u\", \"additionalArgs\": [\"; rm -rf /\"]}",
        "additionalArgs[1] | {\"platform\": \"ethos-u\", \"additionalArgs\":"
            + " [\"--verbose-all\", \"--config=/etc/passwd\"]}",
        "additionalArgs | {\"platform\": \"ethos-u\", \"additionalArgs\": [\"a\\u0000b\"]}",
        "baseArtifactId | {\"platform\": \"ethos-u\", \"baseArtifactId\": \"nonsense\"}",
        "baseArtifactId | {\"platform\": \"ethos-u\", \"baseArtifactId\": \"c-1\\n\"}",
        "environment | {\"platform\": \"ethos-u\", \"environment\": {\"A\": \"b\"}}",
        "environment[0].name | {\"platform\": \"ethos-u\", \"environment\":"
            + " [{\"name\": \"NPUC_SPEC\", \"value\": \"x\"}]}",
        "environment[0].name | {\"platform\": \"ethos-u\", \"environment\":"
            + " [{\"name\": \"LD_PRELOAD\", \"value\": \"x\"}]}",
        "environment[0].value | {\"platform\": \"ethos-u\", \"environment\":"
            + " [{\"name\": \"A\", \"value\": \"a\\u0000\"}]}",
        "environment[0].keepFrom | {\"platform\": \"ethos-u\", \"environment\":"
            + " [{\"name\": \"A\", \"keepFrom\": \"c-00000000000000000000000000\"}]}",
        "envFile | {\"platform\": \"ethos-u\", \"envFile\": \"A='open\"}",
        "envFile | {\"platform\": \"ethos-u\", \"envFile\": \"PYTHONPATH=/tmp\"}",
        "colour | {\"platform\": \"ethos-u\", \"colour\": \"red\"}"
      })
  void aWrongFieldIsNamed(String field, String body) {
    Answer answer = refused(body);

    assertTrue(answer.violatedFields().contains(field), answer::violations);
  }

  @Test
  void anEnvironmentOfMoreThan100NamesIsRefused() {
    List<Map<String, String>> variables =
        IntStream.range(0, 101).mapToObj(i -> Map.of("name", "A" + i, "value", "")).toList();

    Answer answer =
        service.compile(version, Map.of("platform", "ethos-u", "environment", variables));

    assertEquals(List.of("environment"), answer.expect(422).violatedFields());
  }

  @Test
  void anEnvironmentOfMoreThan32KibIsRefused() {
    var variable = Map.of("name", "A", "value", "a".repeat(32 * 1024));

    Answer answer =
        service.compile(version, Map.of("platform", "ethos-u", "environment", List.of(variable)));

    assertEquals(List.of("environment"), answer.expect(422).violatedFields());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ethos-u", "rngd"})
  void anArtifactThatIsCompiledAlreadyIsRefused(String format) {
    String fresh = service.emptyVersion();
    service.put("compiled/a.bin", RunningService.TINY_MODEL);
    String artifact =
        service.artifact(fresh, format, "pvc://models/compiled/a.bin").expect(201).text("id");

    Answer answer =
        service.compile(fresh, Map.of("platform", "ethos-u", "baseArtifactId", artifact));

    assertEquals(List.of("baseArtifactId"), answer.expect(422).violatedFields());
    assertTrue(answer.violations().contains("is compiled already"), answer::violations);
  }

  @Test
  void aBaseOfAFormatThatThePlatformDoesNotTakeIsRefused() {
    String fresh = service.emptyVersion();
    service.put("other/model.safetensors", new byte[16]);
    String artifact =
        service.artifact(fresh, "safetensors", "pvc://models/other").expect(201).text("id");

    Answer named =
        service.compile(fresh, Map.of("platform", "ethos-u", "baseArtifactId", artifact));
    Answer chosen = service.compile(fresh);

    assertTrue(named.expect(422).violations().contains("this platform takes"), named::violations);
    assertEquals(List.of("baseArtifactId"), chosen.expect(422).violatedFields());
  }

  @Test
  void anArtifactOfAnotherVersionIsUnknown() {
    String other = service.tinyVersion();
    String artifact = service.get(other + "/artifacts").text("/items/0/id");

    Answer answer =
        service.compile(version, Map.of("platform", "ethos-u", "baseArtifactId", artifact));

    assertEquals(List.of("baseArtifactId"), answer.expect(422).violatedFields());
  }

  @Test
  void aFileThatIsGoneIsSaidBeforeAJobStarts() throws IOException {
    String fresh = service.emptyVersion();
    Path file = service.put("gone/a.tflite", RunningService.TINY_MODEL);
    service.artifact(fresh, "tflite", "pvc://models/gone/a.tflite").expect(201);
    Files.delete(file);

    Answer answer = service.compile(fresh);

    assertEquals(List.of("baseArtifactId"), answer.expect(422).violatedFields());
    assertTrue(answer.violations().contains("has no files any more"), answer::violations);
  }

  @Test
  void aToolchainThatIsNotInstalledIsSaidBeforeAJobStarts() {
    String fresh = service.emptyVersion();
    SmallLlama.put(service, "llama");
    service.artifact(fresh, "safetensors", "pvc://models/llama").expect(201);

    Answer answer = service.compile(fresh, Map.of("platform", "rngd"));

    answer.expectProblem(409, "ToolchainNotInstalled");
    assertTrue(answer.text("detail").contains("make rngd"), answer::toString);
    assertEquals(0, service.count(fresh));
  }

  @Test
  void additionalArgumentsOfAPlatformWithoutAreRefused() {
    String fresh = service.emptyVersion();
    SmallLlama.put(service, "args");
    service.artifact(fresh, "safetensors", "pvc://models/args").expect(201);

    Answer answer =
        service.compile(
            fresh, Map.of("platform", "rngd", "additionalArgs", List.of("--verbose-all")));

    assertEquals(List.of("additionalArgs"), answer.expect(422).violatedFields());
  }

  private static Answer refused(String body) {
    return service.postText(version + "/compilations", body).expectProblem(422, "ValidationFailed");
  }
}
