package npuc.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import npuc.Eventually;
import npuc.api.Answer;
import npuc.local.file.Folders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Stopping, retrying and deleting, with a compiler that does what the test wants. */
class ControlsHttpTest {
  private static final String NO_SUCH = "/v1/compilations/c-00000000000000000000000000";

  @TempDir private Path folder;
  private StandInHome home;
  private RunningService service;
  private Path released = Path.of("");

  @BeforeEach
  void startTheService() throws IOException {
    released = folder.resolve("released");
    home = StandInHome.in(folder.resolve("home"), StandInHome.waitFor(released) + StandInHome.GOOD);
    service = RunningService.start(folder, home.path());
  }

  @AfterEach
  void stopTheService() throws IOException {
    Files.writeString(released, "");
    service.close();
  }

  @Test
  void aRunningCompilationStops() {
    String id = running();

    Answer accepted = service.post(at(id) + "/stop").expect(202);

    assertTrue(List.of("Stopping", "Stopped").contains(accepted.phase()), accepted::toString);
    Answer stopped = service.ended(id);
    assertEquals("Stopped", stopped.phase(), stopped::toString);
    assertEquals("StoppedByUser", stopped.text("/reason/code"));
    assertEquals("Stopped", stopped.text("/steps/0/attempts/0/phase"));
    assertTrue(service.log(id, "compile", 1).text().contains("waiting"));
    assertEquals(List.of(), stagingFolders());
    service.post(at(id) + "/stop").expectProblem(409, "AlreadyEnded");
    service.get(at(id) + "/manifest").expectProblem(409, "NoManifest");
    service.post(at(id) + "/steps/compile/retry").expectProblem(409, "NotRetryable");
  }

  @Test
  void theHistoryOfAStopNamesWhoDidWhat() {
    String id = running();
    service.post(at(id) + "/stop").expect(202);
    service.ended(id);

    JsonNode items = service.get(at(id) + "/history").expect(200).json().get("items");

    List<String> changes =
        items
            .valueStream()
            .filter(item -> item.get("subject").asString().equals("compilation"))
            .map(item -> item.get("actor").asString() + " " + item.get("to").asString())
            .toList();
    assertEquals(
        List.of("user Pending", "service Running", "user Stopping", "service Stopped"), changes);
  }

  @Test
  void aWaitingCompilationStopsWithoutAJob() {
    String version = service.tinyVersion();
    var tooMuch = Map.of("platform", "ethos-u", "resources", Map.of("cpu", "64"));
    String id = service.compile(version, tooMuch).expect(201).text("id");
    Answer waiting =
        Eventually.see(
            "a reason",
            () -> service.compilation(id),
            now -> now.text("/reason/code").equals("Unschedulable"));
    assertEquals("Pending", waiting.phase());

    service.post(at(id) + "/stop").expect(202);

    assertEquals("Stopped", service.ended(id).phase());
    assertTrue(service.compilation(id).json().at("/steps/0/startedAt").isNull());
  }

  @Test
  void whatHasEndedCannotBeStopped() throws IOException {
    String id = registered();

    Answer answer = service.post(at(id) + "/stop").expectProblem(409, "AlreadyEnded");

    assertTrue(answer.text("detail").contains("Registered"), answer::toString);
    assertTrue(answer.text("detail").contains("pvc://models/"), answer::toString);
  }

  @Test
  void anAcceptedStopStillNamesTheEqualCompilation() throws IOException {
    String equal = registered();
    Answer before = service.compilation(equal);
    Files.delete(released);
    String version =
        "/v1/models/" + before.text("modelId") + "/versions/" + before.text("versionId");
    String id = service.compile(version).expect(201).text("id");

    Answer accepted = service.post(at(id) + "/stop").expect(202);

    assertEquals(equal, accepted.text("/equalTo/0"), accepted::toString);
  }

  @Test
  void anActiveCompilationIsNeitherDeletedNorRecompiled() {
    String id = running();

    service.delete(at(id)).expectProblem(409, "StillActive");
    service.get(at(id) + "/recompile").expectProblem(409, "StillActive");
    service.post(at(id) + "/steps/compile/retry").expectProblem(409, "NotRetryable");
    service.post(at(id) + "/registration/retry").expectProblem(409, "NotRetryable");
    service.get(at(id) + "/manifest").expectProblem(409, "NoManifest");
  }

  @Test
  void deleteWithStopStopsFirst() {
    String id = running();

    Eventually.see(
        "the deletion",
        () -> service.delete(at(id) + "?stop=true"),
        answer -> answer.status() == 204);

    service.get(at(id)).expectProblem(404, "NotFound");
    assertEquals(List.of(), stagingFolders());
  }

  @Test
  void aDeletedCompilationLeavesItsArtifactAndNothingElse() throws IOException {
    String id = registered();
    Answer before = service.compilation(id);
    String artifacts =
        "/v1/models/"
            + before.text("modelId")
            + "/versions/"
            + before.text("versionId")
            + "/artifacts";
    String listed = service.get(artifacts).expect(200).text();

    service.delete(at(id)).expect(204);

    for (String gone : List.of("", "/history", "/manifest", "/recompile")) {
      service.get(at(id) + gone).expectProblem(404, "NotFound");
    }
    service.get(at(id) + "/steps/compile/attempts/1/log").expectProblem(404, "NotFound");
    service.delete(at(id)).expectProblem(404, "NotFound");
    service.delete(at(id) + "?stop=true").expectProblem(404, "NotFound");
    assertEquals(listed, service.get(artifacts).expect(200).text());
    assertTrue(Files.isDirectory(published(before)));
    assertFalse(filesOfData().stream().anyMatch(file -> file.contains(id.substring(2))));
  }

  @Test
  void aFailedCompileIsRetriedAlone() throws IOException {
    home.vela("import sys\nsys.exit('vela: error: no such luck')\n");
    String id = service.compile(service.tinyVersion()).expect(201).text("id");
    Answer failed = service.ended(id);
    assertEquals("Failed", failed.phase(), failed::toString);
    assertEquals("OptionsRefused", failed.text("/reason/code"));
    assertTrue(failed.text("/reason/message").contains("no such luck"), failed::toString);
    assertEquals("compile", failed.text("/actions/retry/0"));
    service.post(at(id) + "/steps/verify/retry").expectProblem(409, "NotRetryable");
    home.vela(StandInHome.GOOD);

    service.post(at(id) + "/steps/compile/retry").expect(202);

    Answer done = service.ended(id);
    assertEquals("Registered", done.phase(), done::toString);
    assertEquals(1, done.json().at("/steps/0/retryCount").intValue());
    assertEquals(2, done.json().at("/steps/0/attempts").size());
    assertEquals("Failed", done.text("/steps/0/attempts/0/phase"));
    assertTrue(service.log(id, "compile", 1).text().contains("no such luck"));
    assertFalse(service.log(id, "compile", 2).text().contains("no such luck"));
  }

  @Test
  void twoRetriesAtOnceStartOneAttempt() throws Exception {
    home.vela("import sys\nsys.exit(1)\n");
    String id = service.compile(service.tinyVersion()).expect(201).text("id");
    service.ended(id);
    home.vela(StandInHome.GOOD);
    Callable<Answer> retry = () -> service.post(at(id) + "/steps/compile/retry");

    try (var threads = Executors.newFixedThreadPool(6)) {
      List<Integer> statuses =
          threads.invokeAll(Stream.generate(() -> retry).limit(6).toList()).stream()
              .map(answer -> answer.resultNow().status())
              .sorted()
              .toList();
      assertEquals(List.of(202, 409, 409, 409, 409, 409), statuses);
    }
    assertEquals(2, service.ended(id).json().at("/steps/0/attempts").size());
  }

  @Test
  void verifyIsRetriedWithoutCompilingAgain() throws IOException {
    String id = failedVerification();
    Answer failed = service.compilation(id);
    assertEquals("PublishConflict", failed.text("/reason/code"), failed::toString);
    assertEquals("verify", failed.text("/actions/retry/0"));
    service.post(at(id) + "/steps/compile/retry").expectProblem(409, "NotRetryable");
    home.vela("import sys\nsys.exit('must not run again')\n");
    Folders.delete(inTheWay(failed));

    service.post(at(id) + "/steps/verify/retry").expect(202);

    Answer done = service.ended(id);
    assertEquals("Registered", done.phase(), done::toString);
    assertEquals(1, done.json().at("/steps/0/attempts").size());
    assertEquals(2, done.json().at("/steps/1/attempts").size());
    assertEquals(1, done.json().at("/steps/1/retryCount").intValue());
    assertEquals(List.of(), stagingFolders());
  }

  @Test
  void filesThatWereTamperedWithAreNotPublished() throws IOException {
    String id = failedVerification();
    Path output = stagingFolders().getFirst().resolve("1/tiny_vela.tflite");
    byte[] compiled = Files.readAllBytes(output);
    Files.writeString(output, "something else");
    Folders.delete(inTheWay(service.compilation(id)));

    service.post(at(id) + "/steps/verify/retry").expect(202);

    Answer failed = service.ended(id);
    assertEquals("ManifestMismatch", failed.text("/reason/code"), failed::toString);
    assertTrue(failed.text("/reason/message").contains("tiny_vela.tflite"), failed::toString);
    assertFalse(Files.exists(inTheWay(failed)));
    Files.write(output, compiled);
    service.post(at(id) + "/steps/verify/retry").expect(202);
    assertEquals("Registered", service.ended(id).phase());
  }

  @Test
  void verifyWithoutItsFilesIsExpired() throws IOException {
    String id = failedVerification();
    Folders.delete(stagingFolders().getFirst());
    Folders.delete(inTheWay(service.compilation(id)));

    Answer answer = service.post(at(id) + "/steps/verify/retry");

    answer.expectProblem(409, "OutputsExpired");
    assertTrue(answer.text("detail").contains("outputs expired"), answer::toString);
    assertEquals("Failed", service.compilation(id).phase());
  }

  @Test
  void theControlsOfWhatIsNotThereAreNotFound() {
    for (String control :
        List.of("/stop", "/steps/compile/retry", "/registration/retry", "/steps/x/retry")) {
      service.post(NO_SUCH + control).expectProblem(404, "NotFound");
      service.post("/v1/compilations/x" + control).expectProblem(404, "NotFound");
    }
    for (String part :
        List.of("", "/history", "/manifest", "/recompile", "/steps/compile/attempts/1/log")) {
      service.get(NO_SUCH + part).expectProblem(404, "NotFound");
    }
    service.delete(NO_SUCH).expectProblem(404, "NotFound");
  }

  @Test
  void aStepOrAttemptThatIsNotThereIsNotFound() throws IOException {
    String id = registered();

    service.post(at(id) + "/steps/deploy/retry").expectProblem(404, "NotFound");
    for (String attempt : List.of("0", "2", "-1", "x", "99999999999")) {
      service
          .get(at(id) + "/steps/compile/attempts/" + attempt + "/log")
          .expectProblem(404, "NotFound");
    }
    service.get(at(id) + "/steps/deploy/attempts/1/log").expectProblem(404, "NotFound");
  }

  @Test
  void aLogIsReadLiveAndInRanges() throws IOException {
    String id = running();
    Answer live =
        Eventually.see(
            "the first line",
            () -> service.log(id, "compile", 1),
            log -> log.text().contains("waiting"));
    assertEquals("false", live.header("Npuc-Log-Complete").orElseThrow());
    Files.writeString(released, "");
    service.ended(id);

    Answer whole = service.log(id, "compile", 1);
    String path = at(id) + "/steps/compile/attempts/1/log";
    String next = live.header("Npuc-Log-Next-Offset").orElseThrow();
    Answer rest = service.get(path + "?offset=" + next).expect(200);

    assertEquals(whole.text(), live.text() + rest.text());
    assertEquals("true", whole.header("Npuc-Log-Complete").orElseThrow());
    assertEquals(3, service.get(path + "?limit=3").expect(200).body().length);
    assertEquals("", service.get(path + "?offset=999999999").expect(200).text());
    for (String wrong : List.of("offset=-1", "offset=x", "limit=0", "limit=1048577", "plain=1")) {
      service.get(path + "?" + wrong).expectProblem(422, "ValidationFailed");
    }
  }

  @Test
  void theColoursOfALogCanBeLeftOut() throws IOException {
    home.vela("print('\\x1b[31mred\\x1b[0m')\n" + StandInHome.GOOD);
    String id = registered();
    String path = at(id) + "/steps/compile/attempts/1/log";

    assertTrue(service.get(path).expect(200).text().contains("\u001b[31mred\u001b[0m"));
    String plain = service.get(path + "?plain=true").expect(200).text();
    assertFalse(plain.contains("\u001b"));
    assertEquals(plain, inParts(path, "?plain=true&limit=3&offset="));
  }

  /** A log that is read on and on from where each answer says. */
  private String inParts(String path, String query) {
    var whole = new StringBuilder();
    Answer part = service.get(path + query + 0).expect(200);
    while (!part.header("Npuc-Log-Complete").orElseThrow().equals("true")) {
      whole.append(part.text());
      part =
          service.get(path + query + part.header("Npuc-Log-Next-Offset").orElseThrow()).expect(200);
    }
    return whole + part.text();
  }

  private String running() {
    String id = service.compile(service.tinyVersion()).expect(201).text("id");
    assertEquals("Running", service.reached(id, "Running").phase());
    return id;
  }

  private String registered() throws IOException {
    Files.writeString(released, "");
    String id = service.compile(service.tinyVersion()).expect(201).text("id");
    assertEquals("Registered", service.ended(id).phase());
    return id;
  }

  /** A compilation whose verification failed, because other files lie where it publishes. */
  private String failedVerification() throws IOException {
    String id = running();
    Files.createDirectory(inTheWay(service.compilation(id)));
    Files.writeString(inTheWay(service.compilation(id)).resolve("other"), "of somebody else");
    Files.writeString(released, "");
    assertEquals("Failed", service.ended(id).phase());
    return id;
  }

  private Path inTheWay(Answer compilation) {
    String name =
        "ethos-u-" + compilation.text("shortHash") + "-" + compilation.text("id").substring(2);
    return service.volume().resolve(compilation.text("versionId")).resolve(name);
  }

  private List<Path> stagingFolders() {
    try (Stream<Path> files = Files.walk(service.volume())) {
      return files.filter(file -> file.toString().matches(".*/\\.npuc-staging/[^/]+")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path published(Answer compilation) {
    return service.volume().resolve(compilation.text("publishedUri").replace("pvc://models/", ""));
  }

  private List<String> filesOfData() throws IOException {
    try (Stream<Path> files = Files.walk(service.data())) {
      return files.map(Path::toString).toList();
    }
  }

  private static String at(String id) {
    return "/v1/compilations/" + id;
  }
}
