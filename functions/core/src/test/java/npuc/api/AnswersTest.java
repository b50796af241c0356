package npuc.api;

import static npuc.api.MemoryApi.COMPILATION;
import static npuc.api.MemoryApi.MODEL;
import static npuc.api.MemoryApi.VERSION;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import npuc.Bodies;
import npuc.compilation.AttemptTransitions;
import npuc.compilation.Compilation;
import npuc.compilation.CompilationSpec;
import npuc.compilation.Compilations;
import npuc.compilation.JobStatus;
import npuc.compilation.Progress;
import npuc.compilation.Sets;
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

    holds("compilation-pending", 200, api.get(COMPILATION));
  }

  @Test
  void aRunningCompilation() {
    var seen =
        new JobStatus.Running(
            Compilations.at(10).plusMillis(123), Optional.of(Progress.compiling(3, 12)), 1);
    api.service.with(
        Compilations.next(
            AttemptTransitions.running(
                Compilations.submitted(pending(), StepName.COMPILE),
                StepName.COMPILE,
                seen,
                Compilations.at(12))));

    holds("compilation-running", 200, api.get(COMPILATION));
  }

  @Test
  void aFailedCompilation() {
    api.service.with(Compilations.failedInCompile());

    holds("compilation-failed", 200, api.get(COMPILATION));
  }

  @Test
  void aRegisteredCompilation() {
    api.service.with(Compilations.registered(pending()));
    api.service.with(Compilations.registered(Compilations.pending(TestIds.compilation(2), SPEC)));

    holds("compilation-registered", 200, api.get(COMPILATION));
  }

  @Test
  void aStop() {
    api.service.with(Compilations.compileRunning());

    holds("stop", 202, api.post(COMPILATION + "/stop"));
  }

  @Test
  void aHistory() {
    api.service.with(Compilations.failedInCompile());

    holds("history", 200, api.get(COMPILATION + "/history"));
  }

  @Test
  void aBodyToCompileAgain() {
    api.service.with(Compilations.registered(pending()));

    holds("recompile", 200, api.get(COMPILATION + "/recompile"));
  }

  @Test
  void aDryRun() {
    holds(
        "dry-run",
        200,
        create(
            "?dryRun=true",
            """
            {"platform": "ethos-u", "options": {"acceleratorConfig": "ethos-u85-256"},
             "envFile": "LEVEL=2\\nTOKEN=abc\\n"}
            """));
  }

  @Test
  void aCreatedCompilation() {
    holds("created", 201, create("", "{\"platform\": \"ethos-u\"}"));
  }

  @Test
  void aPageOfCompilations() {
    api.service.with(pending());
    api.service.with(Compilations.pending(TestIds.compilation(2), SPEC));

    holds("compilations", 200, api.get(VERSION + "/compilations?limit=1"));
  }

  @Test
  void aSet() {
    Sets.pending(Sets.ID, 3).stream().skip(1).forEach(api.service::with);
    Compilation made = Sets.pending(Sets.ID, 2, 3);
    api.service.records.delete(made);
    api.service.with(Compilations.registered(made));

    holds("set", 200, api.get("/v1/compilation-sets/" + Sets.ID));
  }

  @Test
  void aModelAVersionAndArtifacts() {
    Model model = new Model(TestIds.model(1), "", "", TestIds.START);
    Version version = new Version(TestIds.version(1), model.id(), "", TestIds.START);
    Artifact compiled = new Entries(new TestIds()).compiledOf(version, TestIds.compilation(1));
    api.service.registry.addArtifact(compiled);

    holds("model", 200, api.get(MODEL));
    holds("models", 200, api.get("/v1/models"));
    holds("version", 200, api.get(VERSION));
    holds("versions", 200, api.get(MODEL + "/versions"));
    holds("artifacts", 200, api.get(VERSION + "/artifacts"));
  }

  @Test
  void whichVersionThisIs() {
    assertEquals(
        "{\"name\":\"npuc\",\"version\":\"development\",\"java\":\"%s\","
                .formatted(Runtime.version())
            + "\"toolchains\":{\"rngd\":null,\"ethos-u\":\"ethos-u-vela 4.5.0\","
            + "\"qualcomm-htp\":null,\"rockchip\":null}}",
        api.get("/v1/version").text());
    assertEquals("{\"status\":\"ok\"}", api.get("/healthz").text());
  }

  @Test
  void aProblem() {
    holds("problem", 422, create("", "{\"platform\": \"gpu\", \"colour\": \"red\"}"));
    holds("problem-not-found", 404, api.get(COMPILATION));
  }

  private Answer create(String query, String body) {
    return api.postText(VERSION + "/compilations" + query, body);
  }

  private static Compilation pending() {
    return Compilations.pending(Compilations.ID, SPEC);
  }

  static void holds(String file, int status, Answer answer) {
    assertEquals(status, answer.status());
    Bodies.holds(AnswersTest.class, file, answer.text());
  }
}
