package npuc.environment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import npuc.id.CompilationId;
import npuc.refusal.Violation;
import npuc.refusal.Violations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EnvironmentReaderTest {
  private static final String EARLIER = "c-01jdzq4g8x5v7n2m3k4p5r6s7t";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'environment': null, 'envFile': null}",
        "{'environment': [], 'envFile': ''}",
        "{'platform': 'rngd'}"
      })
  void noneAskedForIsNone(String body) {
    assertEquals(RequestedEnvironment.NONE, accepted(body));
  }

  @Test
  void readsTheListSortedByName() {
    var environment =
        accepted(
            """
            {'environment': [
              {'name': 'OMP_NUM_THREADS', 'value': '4'},
              {'name': 'HF_TOKEN', 'value': 'planted'},
              {'name': 'API_KEY', 'keepFrom': '%s'},
              {'name': 'EMPTY', 'value': ''}]}
            """
                .formatted(EARLIER));

    assertEquals(
        List.of(
            new Requested.Kept(
                "API_KEY", CompilationId.parse(EARLIER).orElseThrow(), "environment[2].keepFrom"),
            new Requested.Plain("EMPTY", ""),
            new Requested.Secret("HF_TOKEN", new SecretText("planted")),
            new Requested.Plain("OMP_NUM_THREADS", "4")),
        environment.variables());
  }

  @Test
  void aSecretThatIsTooShortToBeHiddenIsAWarning() {
    var environment =
        accepted(
            """
            {'environment': [
              {'name': 'MAX_TOKENS', 'value': '16'},
              {'name': 'HF_TOKEN', 'value': 'planted'},
              {'name': 'NO_TOKEN', 'value': ''}]}
            """);

    assertEquals(
        List.of("MAX_TOKENS is a secret of fewer than 4 characters: a log does not hide it"),
        environment.warnings());
  }

  @Test
  void whatTheSenderSaysOfSecrecyWinsOverTheName() {
    var environment =
        accepted(
            """
            {'environment': [
              {'name': 'MAX_TOKENS', 'value': '4', 'secret': false},
              {'name': 'PIN', 'value': '1234', 'secret': true}]}
            """);

    assertEquals(
        List.of(
            new Requested.Plain("MAX_TOKENS", "4"),
            new Requested.Secret("PIN", new SecretText("1234"))),
        environment.variables());
  }

  @Test
  void readsTheFileAndJudgesSecrecyByName() {
    var environment = accepted("{'envFile': 'HF_TOKEN=planted\\nexport A=b # c\\n'}");

    assertEquals(
        List.of(
            new Requested.Plain("A", "b"),
            new Requested.Secret("HF_TOKEN", new SecretText("planted"))),
        environment.variables());
  }

  @Test
  void theListWinsOverTheFileWithAWarning() {
    var environment =
        accepted(
            """
            {'envFile': 'A=planted\\nB=planted\\nB=file', 'environment': [{'name': 'A', 'value': 'list'}]}
            """);

    assertEquals(
        List.of(new Requested.Plain("A", "list"), new Requested.Plain("B", "file")),
        environment.variables());
    assertEquals(
        List.of(
            "envFile, line 3: B was set on line 2 already; the last one wins",
            "A of envFile is ignored: environment gives it too"),
        environment.warnings());
  }

  static RequestedEnvironment accepted(String body) {
    var violations = new Violations();
    Optional<RequestedEnvironment> read = EnvironmentReader.read(json(body), violations);
    assertEquals(List.of(), violations.list());
    return read.orElseThrow();
  }

  static List<Violation> violations(String body) {
    var violations = new Violations();
    assertEquals(Optional.empty(), EnvironmentReader.read(json(body), violations));
    return violations.list();
  }

  static JsonNode json(String body) {
    return JsonMapper.shared().readTree(body.replace('\'', '"'));
  }
}
