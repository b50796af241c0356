package npuc.api;

import static npuc.api.MemoryApi.COMPILATION;
import static npuc.api.MemoryApi.MODEL;
import static npuc.api.MemoryApi.NOTHING;
import static npuc.api.MemoryApi.VERSION;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import npuc.Bodies;
import npuc.api.http.ApiResponse;
import npuc.api.http.Route;
import npuc.compilation.AttemptTransitions;
import npuc.compilation.Compilation;
import npuc.compilation.CompilationSpec;
import npuc.compilation.Compilations;
import npuc.compilation.JobStatus;
import npuc.compilation.Progress;
import npuc.compilation.Specs;
import npuc.compilation.StepName;
import npuc.environment.Environment;
import npuc.environment.SealedSecret;
import npuc.environment.Variable;
import npuc.id.TestIds;
import npuc.registry.Artifact;
import npuc.registry.Entries;
import npuc.registry.Model;
import npuc.registry.Version;
import org.junit.jupiter.api.Test;

/** Each answer, held whole: every field, its order, and what is null. */
class AnswersTest {
  private static final CompilationSpec SPEC =
      Specs.with(
          Specs.ETHOS_U,
          new Environment(
              List.of(
                  new Variable.Plain("LEVEL", "2"),
                  new Variable.Secret("TOKEN", new SealedSecret("sealed")))));

  private final MemoryApi api = new MemoryApi();

  @Test
  void aPendingCompilation() {
    api.service.with(pending());

    holds("compilation-pending", 200, api.get(Route.Compilations.COMPILATION, COMPILATION));
  }

  @Test
  void aRunningCompilation() {
    var seen =
        new JobStatus.Running(
            Compilations.at(10).plusMillis(123), Optional.of(new Progress(3, 12)), 1);
    api.service.with(
        Compilations.next(
            AttemptTransitions.running(
                Compilations.submitted(pending(), StepName.COMPILE),
                StepName.COMPILE,
                seen,
                Compilations.at(12))));

    holds("compilation-running", 200, api.get(Route.Compilations.COMPILATION, COMPILATION));
  }

  @Test
  void aFailedCompilation() {
    api.service.with(Compilations.failedInCompile());

    holds("compilation-failed", 200, api.get(Route.Compilations.COMPILATION, COMPILATION));
  }

  @Test
  void aRegisteredCompilation() {
    api.service.with(Compilations.registered(pending()));
    api.service.with(Compilations.registered(Compilations.pending(TestIds.compilation(2), SPEC)));

    holds("compilation-registered", 200, api.get(Route.Compilations.COMPILATION, COMPILATION));
  }

  @Test
  void aStop() {
    api.service.with(Compilations.compileRunning());

    holds("stop", 202, api.send(Route.Controls.STOP, COMPILATION, NOTHING, ""));
  }

  @Test
  void aHistory() {
    api.service.with(Compilations.failedInCompile());

    holds("history", 200, api.get(Route.Compilations.HISTORY, COMPILATION));
  }

  @Test
  void aBodyToCompileAgain() {
    api.service.with(Compilations.registered(pending()));

    holds("recompile", 200, api.get(Route.Compilations.RECOMPILE, COMPILATION));
  }

  @Test
  void aDryRun() {
    holds(
        "dry-run",
        200,
        create(
            Map.of("dryRun", "true"),
            """
            {"platform": "ethos-u", "options": {"acceleratorConfig": "ethos-u85-256"},
             "envFile": "LEVEL=2\\nTOKEN=abc\\n"}
            """));
  }

  @Test
  void aCreatedCompilation() {
    holds("created", 201, create(NOTHING, "{\"platform\": \"ethos-u\"}"));
  }

  @Test
  void aPageOfCompilations() {
    api.service.with(pending());
    api.service.with(Compilations.pending(TestIds.compilation(2), SPEC));

    holds(
        "compilations",
        200,
        api.get(Route.Compilations.COMPILATIONS, VERSION, Map.of("limit", "1")));
  }

  @Test
  void aModelAVersionAndArtifacts() {
    Model model = new Model(TestIds.model(1), "", "", TestIds.START);
    Version version = new Version(TestIds.version(1), model.id(), "", TestIds.START);
    Artifact compiled = new Entries(new TestIds()).compiledOf(version, TestIds.compilation(1));
    api.service.registry.addArtifact(compiled);

    holds("model", 200, api.get(Route.Registry.MODEL, MODEL));
    holds("models", 200, api.get(Route.Registry.MODELS, NOTHING));
    holds("version", 200, api.get(Route.Registry.MODEL_VERSION, VERSION));
    holds("versions", 200, api.get(Route.Registry.VERSIONS, MODEL));
    holds("artifacts", 200, api.get(Route.Registry.ARTIFACTS, VERSION));
  }

  @Test
  void whichVersionThisIs() {
    assertEquals(
        "{\"name\":\"npuc\",\"version\":\"development\",\"java\":\"%s\","
                .formatted(Runtime.version())
            + "\"toolchains\":{\"rngd\":null,\"ethos-u\":\"ethos-u-vela 4.5.0\"}}",
        api.get(Route.Platforms.VERSION, NOTHING).text());
    assertEquals("{\"status\":\"ok\"}", api.get(Route.Platforms.HEALTH, NOTHING).text());
  }

  @Test
  void aProblem() {
    holds("problem", 422, create(NOTHING, "{\"platform\": \"gpu\", \"colour\": \"red\"}"));
    holds("problem-not-found", 404, api.get(Route.Compilations.COMPILATION, COMPILATION));
  }

  private ApiResponse create(Map<String, String> query, String body) {
    return api.send(Route.Compilations.CREATE_COMPILATION, VERSION, query, body);
  }

  private static Compilation pending() {
    return Compilations.pending(Compilations.ID, SPEC);
  }

  static void holds(String file, int status, ApiResponse answer) {
    assertEquals(status, answer.status());
    Bodies.holds(AnswersTest.class, file, answer.text());
  }
}
