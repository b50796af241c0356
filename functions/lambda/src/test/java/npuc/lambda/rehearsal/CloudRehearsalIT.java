package npuc.lambda.rehearsal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import npuc.Eventually;
import npuc.lambda.kubernetes.OnCluster;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Everything that would run on AWS, with nothing of our own replaced. */
@OnCluster
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CloudRehearsalIT {
  private static final String SECRET = "hf_this-must-never-show";
  @AutoClose private Rehearsal rehearsal;
  private Api api;

  @BeforeAll
  void open() {
    rehearsal = new Rehearsal(UnaryOperator.identity());
    api = new Api(rehearsal.url());
  }

  @Test
  void compilesAModelInAPodFromTheRequestToTheRegisteredArtifact() throws IOException {
    String version = api.version();
    JsonNode made =
        api.post(
            version + "/compilations",
            """
            {"platform":"ethos-u","options":{"acceleratorConfig":"ethos-u85-256"},
             "environment":[{"name":"HF_TOKEN","value":"%s"}]}
            """
                .formatted(SECRET));
    String id = made.path("id").asString();

    JsonNode ended = api.end(id);

    assertEquals("Registered", ended.path("phase").asString(), ended::toPrettyString);
    String folder = ended.path("publishedUri").asString().replace("pvc://models/", "");
    assertTrue(
        Files.isRegularFile(rehearsal.volume().resolve(folder).resolve("npuc-manifest.json")));
    assertEquals(2, api.get(version + "/artifacts").path("items").size());
    String shown = log(id, "compile") + log(id, "verify") + ended.toString();
    assertTrue(shown.contains("--accelerator-config"), shown);
    assertFalse(shown.contains(SECRET), "a secret shows");
    JsonNode history = api.get("/v1/compilations/" + id + "/history").path("items");
    assertEquals("Registered", history.get(history.size() - 1).path("to").asString());
  }

  @Test
  void hasNothingToDoForInvocationsThatComeTwiceOrTooLate() {
    JsonNode ended = api.end(create(api.version()));
    String id = ended.path("id").asString();

    for (String function : List.of("SubmitJob", "PollJob")) {
      for (String step : List.of("verify", "compile")) {
        ObjectNode task = task(id, 1);
        task.put("step", step);
        assertTrue(Set.of("submitted", "succeeded").contains(outcome(function, task)));
      }
    }
    assertEquals("registered", outcome("RegisterArtifact", task(id, 1)));

    assertEquals(ended, api.compilation(id));
    assertEquals(0, jobs(id), "nothing runs again");
  }

  @Test
  void endsTheRecordAndTheJobOfAnExecutionThatWasEndedFromOutside() {
    String id = create(api.version());
    rehearsal.stateMachine.abort(id + "-1");

    JsonNode ended = api.end(id);

    assertEquals("ExecutionEnded", ended.at("/reason/code").asString(), ended::toPrettyString);
    Eventually.until("no Job of it", () -> jobs(id) == 0);
    assertEquals("superseded", outcome("SubmitJob", step(task(id, 2), "compile")));
  }

  @Test
  void stopsARunThatARetryOfAnotherGenerationFollows() {
    String id = create(api.version());
    rehearsal.stateMachine.abort(id + "-1");
    api.end(id);

    api.post("/v1/compilations/" + id + "/steps/compile/retry", "");
    assertEquals("superseded", outcome("PollJob", step(task(id, 1), "compile")), "a stale one");

    assertEquals("Registered", api.end(id).path("phase").asString());
    assertEquals(1, api.compilation(id).at("/steps/0/retryCount").asInt());
  }

  @Test
  void removesWhatAFailedRunStagedWhenItsCompilationIsDeleted() throws IOException {
    String id = create(api.version());
    rehearsal.stateMachine.abort(id + "-1");
    api.end(id);
    Path staged = rehearsal.volume().resolve("wake/.npuc-staging").resolve(id);
    Files.createDirectories(staged.resolve("1"));
    Files.writeString(staged.resolve("1/left.bin"), "left");

    assertEquals(204, api.send("DELETE", "/v1/compilations/" + id, "").statusCode());

    Eventually.until("nothing staged", () -> Files.notExists(staged));
    assertEquals(404, api.send("GET", "/v1/compilations/" + id, "").statusCode());
  }

  @Test
  void showsTheManifestThoughItCanNotSeeTheVolume() {
    JsonNode ended = api.end(create(api.version()));

    JsonNode manifest = api.get("/v1/compilations/" + ended.path("id").asString() + "/manifest");

    assertEquals(ended.path("optionsHash"), manifest.path("optionsHash"));
    assertEquals(ended.at("/steps/1/outputFileCount").asInt(), manifest.path("files").size());
  }

  private String create(String version) {
    return api.post(version + "/compilations", "{\"platform\":\"ethos-u\"}").path("id").asString();
  }

  private String log(String id, String step) {
    return api.send("GET", "/v1/compilations/" + id + "/steps/" + step + "/attempts/1/log", "")
        .body();
  }

  private int jobs(String id) {
    return rehearsal
        .namespace
        .admin
        .batch()
        .v1()
        .jobs()
        .inNamespace(rehearsal.namespace.name)
        .withLabel("npuc/compilation", id)
        .list()
        .getItems()
        .size();
  }

  private String outcome(String function, JsonNode task) {
    return rehearsal.functions.invoke(function, task).path("outcome").asString();
  }

  private static ObjectNode task(String id, int generation) {
    return JsonMapper.shared()
        .createObjectNode()
        .put("compilationId", id)
        .put("generation", generation);
  }

  private static ObjectNode step(ObjectNode task, String step) {
    return task.put("step", step);
  }
}
