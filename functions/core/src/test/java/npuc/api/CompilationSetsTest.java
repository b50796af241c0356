package npuc.api;

import static npuc.api.MemoryApi.VERSION;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import npuc.caller.Access;
import npuc.caller.Caller;
import npuc.caller.Role;
import npuc.compilation.Compilation;
import npuc.compilation.Compilations;
import npuc.environment.SecretText;
import npuc.id.CompilationId;
import npuc.id.CompilationSetId;
import npuc.id.TestIds;
import npuc.platform.ModelFiles;
import npuc.registry.ArtifactUri;
import npuc.registry.HubUri;
import npuc.registry.Pin;
import npuc.source.Sight;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Several compilations by one request. */
class CompilationSetsTest {
  private static final String SETS = VERSION + "/compilation-sets";
  private static final Map<String, ?> SMALL = member("ethos-u55-32");
  private static final Map<String, ?> MIDDLE = member("ethos-u65-512");
  private static final Map<String, ?> LARGE = member("ethos-u85-256");

  private final MemoryApi api = new MemoryApi();

  /** Each look may take seconds, and one request has less than a minute for sixteen members. */
  @Test
  void aSourceIsLookedAtOnceForAllMembersOfARequest() {
    var uri = (HubUri) ArtifactUri.stored("hf://org/kws@main/net.tflite");
    api.service.sources.put(
        uri,
        new Sight.Pinned(
            uri,
            new Pin("commit:" + "a".repeat(40)),
            Optional.of(5L),
            Optional.empty(),
            ModelFiles.unseen()));
    String artifact =
        api.post(
                VERSION + "/artifacts",
                Map.of("name", "hub", "uri", uri.text(), "platform", "tflite"))
            .expect(201)
            .json()
            .get("id")
            .stringValue();
    int before = api.service.sources.looks();

    create(of(SMALL, artifact), of(MIDDLE, artifact), of(LARGE, artifact)).expect(201);
    assertEquals(before + 1, api.service.sources.looks());

    create(of(SMALL, artifact), of(LARGE, artifact)).expect(201);
    assertEquals(before + 2, api.service.sources.looks());
  }

  @Test
  void oneRequestMakesAllInTheOrderOfTheirPlaces() {
    Answer created = create(SMALL, MIDDLE, LARGE).expect(201);
    JsonNode set = created.json();

    assertEquals(
        created.header("Location").orElseThrow(), "/v1/compilation-sets/" + created.text("id"));
    assertEquals(List.of("ethos-u55-32", "ethos-u65-512", "ethos-u85-256"), texts(set, "target"));
    assertEquals(List.of("Pending", "Pending", "Pending"), texts(set, "phase"));
    assertEquals(3, set.get("of").intValue());
    assertEquals(3, set.get("made").intValue());
    assertEquals(0, set.get("done").intValue());
    assertEquals(3, set.at("/phases/Pending").intValue());
    assertEquals("사람 찾기", set.get("modelName").asString());
    assertEquals(3, api.service.workflow.started().size());
    assertEquals(set, api.get("/v1/compilation-sets/" + created.text("id")).expect(200).json());
  }

  @Test
  void eachMemberTellsWhereItStandsAndASingleOneThatItDoesNot() {
    JsonNode set = create(SMALL, LARGE).expect(201).json();
    String second = texts(set, "id").get(1);
    JsonNode single = api.compile(VERSION).expect(201).json();

    JsonNode at = api.compilation(second).json().get("set");

    assertEquals(set.get("id"), at.get("id"));
    assertEquals(2, at.get("place").intValue());
    assertEquals(2, at.get("of").intValue());
    assertTrue(single.get("set").isNull());
    assertEquals(
        List.of(texts(set, "id").get(1), texts(set, "id").get(0)),
        api.get("/v1/compilations?set=" + set.get("id").asString()).expect(200).ids());
    assertEquals(
        List.of(), api.get("/v1/compilations?set=" + other() + "&phase=Pending").expect(200).ids());
    api.get("/v1/compilations?set=s-1").expectViolations("set");
  }

  /** All at once, each where it stands. */
  @Test
  void nothingIsMadeUnlessAllAreValid() {
    Answer answer =
        post(
            Map.of(
                "compilations",
                List.of(
                    SMALL,
                    Map.of("platform", "ethos-u", "options", Map.of("acceleratorConfig", "u99")),
                    Map.of("platform", "none", "colour", "red")),
                "labels",
                Map.of("a b", ""),
                "size",
                3));

    answer.expectViolations(
        "compilations[1].options.acceleratorConfig",
        "compilations[2].colour",
        "compilations[2].platform",
        "labels.a b",
        "size");
    assertEquals(0, api.count(VERSION));
  }

  @Test
  void twoThatWouldMakeTheSameAreRefused() {
    Answer answer = create(SMALL, LARGE, SMALL).expectViolations("compilations[2]");

    assertTrue(answer.violations().contains("compilations[0]"), answer::toString);
    assertEquals(0, api.count(VERSION));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"compilations\": []}",
        "{\"compilations\": {}}",
        "{\"compilations\": [{\"platform\": \"ethos-u\"}]}",
        "{\"compilations\": null}"
      })
  void aSetHasTwoToSixteen(String body) {
    api.postText(SETS, body).expectViolations("compilations");
  }

  @Test
  void seventeenAreTooMany() {
    post(Map.of("compilations", Collections.nCopies(17, SMALL))).expectViolations("compilations");
  }

  @Test
  void aMemberIsAnObject() {
    api.postText(SETS, "{\"compilations\": [1, \"a\"]}")
        .expectViolations("compilations[0]", "compilations[1]");
  }

  @Test
  void aPlatformThatIsNotInstalledIsSaidAndNothingIsMade() {
    create(SMALL, Map.of("platform", "rngd")).expect(422);
    api.service.toolchain = Optional.empty();

    create(SMALL, LARGE).expectProblem(409, "ToolchainNotInstalled");

    assertEquals(0, api.count(VERSION));
  }

  @Test
  void aDryRunTellsWhatEachWouldBeAndMakesNothing() {
    JsonNode would =
        api.post(SETS + "?dryRun=true", Map.of("compilations", List.of(SMALL, LARGE)))
            .expect(200)
            .json();

    assertEquals(2, would.get("compilations").size());
    assertEquals("ethos-u85-256", would.at("/compilations/1/options/acceleratorConfig").asString());
    assertEquals(0, api.count(VERSION));
  }

  @Test
  void whatIsSaidOfTheSetIsSaidOfEachThatDoesNotSayItItself() {
    var named = Map.of("platform", "ethos-u", "name", "own", "labels", Map.of("team", "audio"));
    JsonNode set =
        post(Map.of(
                "compilations",
                List.of(SMALL, named),
                "name",
                "boards",
                "note",
                "which fits",
                "labels",
                Map.of("team", "vision", "release", "1")))
            .expect(201)
            .json();

    assertEquals(List.of("boards", "own"), texts(set, "name"));
    assertEquals(List.of("which fits", "which fits"), texts(set, "note"));
    assertEquals("vision", set.at("/compilations/0/labels/team").asString());
    assertEquals("audio", set.at("/compilations/1/labels/team").asString());
    assertEquals("1", set.at("/compilations/1/labels/release").asString());
  }

  @Test
  void theSameRequestUnderOneKeyMakesOneSet() {
    var body = Map.of("compilations", List.of(SMALL, LARGE));

    Answer first = api.postKeyed(SETS, "key", body).expect(201);
    Answer again = api.postKeyed(SETS, "key", body).expect(201);

    assertEquals(first.text("id"), again.text("id"));
    assertEquals(2, api.count(VERSION));
  }

  @Test
  void whatChangedOfAnyMemberIsToldToWhoAsksAgain() {
    JsonNode set = create(SMALL, LARGE).expect(201).json();
    String path = "/v1/compilation-sets/" + set.get("id").asString();
    String tag = api.get(path).expect(200).header("ETag").orElseThrow();

    send(path, tag).expect(304);
    carryThrough(set, 1);

    Answer changed = send(path, tag).expect(200);
    assertNotEquals(tag, changed.header("ETag").orElseThrow());
    assertEquals(1, changed.json().get("done").intValue());
    assertEquals(100, changed.json().at("/compilations/1/totalBytes").intValue());
    assertTrue(changed.json().at("/compilations/0/totalBytes").isNull());
    assertTrue(changed.json().at("/compilations/1/npuShare").isNull());
  }

  @Test
  void aStopEndsWhatIsUnderWayAndLeavesTheRest() {
    JsonNode set = create(SMALL, MIDDLE, LARGE).expect(201).json();
    String path = "/v1/compilation-sets/" + set.get("id").asString();
    carryThrough(set, 0);

    JsonNode stopped = api.post(path + "/stop").expect(202).json();

    assertEquals(List.of("Registered", "Stopped", "Stopped"), texts(stopped, "phase"));
    assertEquals(3, stopped.get("done").intValue());
    api.post(path + "/stop").expectProblem(409, "AlreadyEnded");
  }

  @Test
  void whatIsNotThereIsNamed() {
    for (String id : List.of(other(), "s-1", Compilations.ID.toString())) {
      api.get("/v1/compilation-sets/" + id).expectProblem(404, "NotFound");
      api.post("/v1/compilation-sets/" + id + "/stop").expectProblem(404, "NotFound");
    }
  }

  @Test
  void aRecompileOfAMemberIsASingleOne() {
    JsonNode set = create(SMALL, LARGE).expect(201).json();
    carryThrough(set, 0);
    String body =
        api.get("/v1/compilations/" + texts(set, "id").get(0) + "/recompile").expect(200).text();

    JsonNode again = api.postText(VERSION + "/compilations", body).expect(201).json();

    assertTrue(again.get("set").isNull());
  }

  @Test
  void whereOnlyOwnersMayNobodyElseStopsASet() {
    var owned = new MemoryApi(new Access(Optional.empty(), Access.DEFAULT.roleWords(), true));
    owned.as(new Caller(Compilations.CREATOR, Optional.of(Role.COMPILE)));
    String id =
        owned.post(SETS, Map.of("compilations", List.of(SMALL, LARGE))).expect(201).text("id");

    owned.as(new Caller(Compilations.OTHER, Optional.of(Role.COMPILE)));
    owned.post("/v1/compilation-sets/" + id + "/stop").expectProblem(403, "Forbidden");
    owned.as(new Caller(Compilations.CREATOR, Optional.of(Role.COMPILE)));
    owned.post("/v1/compilation-sets/" + id + "/stop").expect(202);
  }

  @Test
  void theSecretsOfAMemberAreSealedForItself() {
    var secret =
        Map.of(
            "platform",
            "ethos-u",
            "environment",
            List.of(Map.of("name", "HF_TOKEN", "value", "hf_one", "secret", true)));

    Answer created = create(SMALL, secret).expect(201);
    CompilationId second = CompilationId.parse(texts(created.json(), "id").get(1)).orElseThrow();

    assertFalse(created.text().contains("hf_one"));
    assertEquals(
        Map.of("HF_TOKEN", new SecretText("hf_one")),
        api.service
            .records
            .find(second)
            .orElseThrow()
            .spec()
            .environment()
            .open(api.service.secrets, second));
  }

  private Answer create(Map<?, ?>... members) {
    return post(Map.of("compilations", List.of(members)));
  }

  private Answer post(Map<String, ?> body) {
    return api.post(SETS, body);
  }

  private Answer send(String path, String tag) {
    return api.send("GET", path, Map.of("If-None-Match", tag), new byte[0]);
  }

  private void carryThrough(JsonNode set, int index) {
    CompilationId id = CompilationId.parse(texts(set, "id").get(index)).orElseThrow();
    Compilation before = api.service.records.find(id).orElseThrow();
    api.service.records.delete(before);
    api.service.records.create(Compilations.registered(before));
  }

  private static List<String> texts(JsonNode set, String field) {
    return set.get("compilations").valueStream().map(one -> one.get(field).asString()).toList();
  }

  private static String other() {
    return CompilationSetId.of(TestIds.ulid(5)).toString();
  }

  private static Map<String, ?> of(Map<String, ?> member, String artifact) {
    var body = new HashMap<String, Object>(member);
    body.put("baseArtifactId", artifact);
    return body;
  }

  private static Map<String, ?> member(String accelerator) {
    return Map.of("platform", "ethos-u", "options", Map.of("acceleratorConfig", accelerator));
  }
}
