package npuc.environment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import java.util.Optional;
import npuc.id.CompilationId;
import npuc.input.Fields;
import npuc.refusal.Violation;
import npuc.refusal.Violations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class EnvironmentReaderTest {
  private static final String EARLIER = "c-01jdzq4g8x5v7n2m3k4p5r6s7t";

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{'environment': [], 'envFile': ''}", "{'platform': 'rngd'}"})
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
  void readsTheFileAndJudgesSecrecy() {
    var environment = accepted("{'envFile': 'HF_TOKEN=planted\\nexport A=b # c\\n'}");

    assertEquals(
        List.of(
            new Requested.Plain("A", "b"),
            new Requested.Secret("HF_TOKEN", new SecretText("planted"))),
        environment.variables());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DATABASE_URL=postgres://user:planted@db/models",
        "HTTPS_PROXY=http://user:planted@proxy:3128",
        "DB_PASS=planted",
        "MYSQL_PWD=planted",
        "GITHUB_PAT=planted",
        "SENTRY_DSN=https://planted@sentry.example/1",
        "# secret\\nPIN=planted",
        "PIN=planted # secret"
      })
  void aSecretOfAFileThatStayedVisibleIsHidden(String file) {
    RequestedEnvironment environment = accepted("{'envFile': '" + file + "'}");

    assertInstanceOf(Requested.Secret.class, environment.variables().getFirst());
    assertFalse(environment.toString().contains("planted"));
  }

  @Test
  void aValueThatIsSaidToBeNoSecretButLooksLikeOneIsAWarning() {
    var environment =
        accepted(
            """
            {'environment': [
              {'name': 'A_URL', 'value': 'http://user:planted@host/', 'secret': false}]}
            """);

    assertEquals(
        List.of(
            "A_URL is no secret, as was asked for, but its value looks like one:"
                + " everybody can see it"),
        environment.warnings());
  }

  @Test
  void harmlessNamesThatWereReservedAreTaken() {
    var environment =
        accepted("{'envFile': 'ENV=prod\\nPYTHONUNBUFFERED=1\\nPYTHONDONTWRITEBYTECODE=1'}");

    assertEquals(3, environment.variables().size());
    assertEquals(List.of(), environment.warnings());
  }

  @Test
  void aFolderForTemporaryFilesIsLeftOutWithAWarning() {
    var environment = accepted("{'envFile': 'A=b\\nTMPDIR=/tmp'}");

    assertEquals(List.of(new Requested.Plain("A", "b")), environment.variables());
    assertEquals(
        List.of("TMPDIR is ignored: the job has a folder of its own for temporary files"),
        environment.warnings());
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'envFile': 'DBLOGIN=hunter2x # secret\\nDBLOGIN=planted'}",
        "{'envFile': 'DBLOGIN=hunter2x # secret',"
            + " 'environment': [{'name': 'DBLOGIN', 'value': 'planted'}]}"
      })
  void whatWasMarkedAsASecretStaysOneWhenItIsSetAgain(String body) {
    assertEquals(
        List.of(new Requested.Secret("DBLOGIN", new SecretText("planted"))),
        accepted(body).variables());
  }

  @Test
  void whoSetsItAgainMaySayThatItIsNoSecret() {
    assertEquals(
        List.of(new Requested.Plain("DBLOGIN", "open")),
        accepted("{'envFile': 'DBLOGIN=a # secret\\nDBLOGIN=open # not secret'}").variables());
  }

  static RequestedEnvironment accepted(String body) {
    var violations = new Violations();
    Optional<RequestedEnvironment> read = read(json(body), violations);
    assertEquals(List.of(), violations.list());
    return read.orElseThrow();
  }

  static List<Violation> violations(String body) {
    var violations = new Violations();
    assertEquals(Optional.empty(), read(json(body), violations));
    return violations.list();
  }

  static Optional<RequestedEnvironment> read(ObjectNode body, Violations violations) {
    return EnvironmentReader.read(new Fields(body, "", violations), violations);
  }

  static ObjectNode json(String body) {
    return (ObjectNode) JsonMapper.shared().readTree(body.replace('\'', '"'));
  }
}
