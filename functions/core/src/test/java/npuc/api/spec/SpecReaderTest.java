package npuc.api.spec;

import static npuc.api.MemoryApi.VERSION;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import npuc.api.Answer;
import npuc.api.MemoryApi;
import npuc.platform.rngd.SmallLlama;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Compilations that are refused before anything is stored. */
class SpecReaderTest {
  private final MemoryApi api = new MemoryApi();

  @AfterEach
  void nothingWasStored() {
    assertEquals(0, api.count(VERSION));
    assertEquals(0, api.service.workflow.started().size());
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

    assertEquals(
        new TreeSet<>(
            Set.of(
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
                "colour")),
        new TreeSet<>(answer.violatedFields()));
  }

  @Test
  void whatIsNoQuantityIsToldHowToBeWritten() {
    Answer answer = refused("{\"platform\": \"ethos-u\", \"resources\": {\"cpu\": \"two\"}}");

    assertTrue(answer.violations().contains("such as \"500m\" or \"2\""), answer::toString);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {}
          {'platform': 'gpu'}
          {'platform': 7}
          {'platform': '../ethos-u'}
          """)
  void aPlatformThaeIsRefused(String body) {
    assertTrue(refused(json(body)).violatedFields().contains("platform"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          options                 | 'options': []
          options                 | 'options': null
          options.optimise        | 'options': {'optimise': 7}
          options.optimise        | 'options': {'optimise': null}
          options.optimize        | 'options': {'optimize': 'Size'}
          options.arenaCacheSize  | 'options': {'arenaCacheSize': -1}
          options.arenaCacheSize  | 'options': {'arenaCacheSize': 1.5}
          options.tensorParallel  | 'options': {'tensorParallel': 8}
          options.systemConfig    | 'options': {'systemConfig': 'Ethos_U85_SYS_DRAM_Low'}
          resources               | 'resources': '2'
          resources.cpu           | 'resources': {'cpu': 2048}
          resources.cpu           | 'resources': {'cpu': '0'}
          resources.cpu           | 'resources': {'cpu': '-1'}
          resources.cpu           | 'resources': {'cpu': '1e99'}
          resources.memory        | 'resources': {'memory': '16GB'}
          resources.memory        | 'resources': {'memory': '0'}
          resources.memory        | 'resources': {'memory': '999Pi'}
          limits                  | 'limits': {'pendingSeconds': 86400, 'runSeconds': 86400}
          additionalArgs          | 'additionalArgs': '--verbose-all'
          additionalArgs[0]       | 'additionalArgs': ['; rm -rf /']
          additionalArgs[1]       | 'additionalArgs': ['--verbose-all', '--config=/etc/passwd']
          additionalArgs          | 'additionalArgs': ['a\\u0000b']
          baseArtifactId          | 'baseArtifactId': 'nonsense'
          baseArtifactId          | 'baseArtifactId': 'c-1\\n'
          environment             | 'environment': {'A': 'b'}
          environment[0].name     | 'environment': [{'name': 'NPUC_SPEC', 'value': 'x'}]
          environment[0].name     | 'environment': [{'name': 'LD_PRELOAD', 'value': 'x'}]
          environment[0].value    | 'environment': [{'name': 'A', 'value': 'a\\u0000'}]
          environment[0].keepFrom | 'environment': [{'name': 'A', 'keepFrom': 'c-00000000000000000000000000'}]
          envFile                 | 'envFile': 'A=\\u0027open'
          envFile                 | 'envFile': 'PYTHONPATH=/tmp'
          colour                  | 'colour': 'red'
          """)
  void aWrongFieldIsNamed(String field, String given) {
    Answer answer = refused(json("{'platform': 'ethos-u', " + given + "}"));

    assertEquals(Set.of(field), Set.copyOf(answer.violatedFields()), answer::violations);
  }

  @Test
  void aToolchainThatIsNotInstalledIsSaidBeforeAJobStarts() {
    Answer answer = api.compile(llama(), Map.of("platform", "rngd"));

    answer.expectProblem(409, "ToolchainNotInstalled");
    assertTrue(answer.text("detail").contains("make rngd"), answer::toString);
  }

  @Test
  void additionalArgumentsOfAPlatformWithoutAreRefused() {
    var body = Map.of("platform", "rngd", "additionalArgs", new String[] {"--verbose-all"});

    api.compile(llama(), body).expectViolations("additionalArgs");
  }

  private Answer refused(String body) {
    return api.postText(VERSION + "/compilations", body).expectProblem(422, "ValidationFailed");
  }

  /** A version with a model that RNGD takes: its path. */
  private String llama() {
    SmallLlama.files().forEach((name, content) -> api.volumes.put("llama/" + name, content));
    return api.versionWith("safetensors", "pvc://models/llama");
  }

  private static String json(String text) {
    return text.replace('\'', '"');
  }
}
