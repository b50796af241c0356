package npuc.api;

import static npuc.api.MemoryApi.COMPILATION;
import static npuc.api.MemoryApi.VERSION;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import npuc.api.http.JsonBody;
import npuc.compilation.Compilations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What people say of a compilation: when they create it, and later. */
class DescriptionTest {
  private static final Map<String, Object> DESCRIBED =
      Map.of(
          "platform",
          "ethos-u",
          "name",
          "밤새 돌린 것",
          "note",
          "first\nsecond",
          "labels",
          Map.of("team", "vision", "release", ""));

  private static final byte[] NOTHING = {'{', '}'};

  private final MemoryApi api = new MemoryApi();

  @Test
  void whatWasSaidAtItsCreationIsShownAndIsNoPartOfTheHash() {
    JsonNode plain = api.compile(VERSION).expect(201).json();
    JsonNode described = api.compile(VERSION, DESCRIBED).expect(201).json();

    assertEquals("밤새 돌린 것", described.get("name").asString());
    assertEquals("first\nsecond", described.get("note").asString());
    assertEquals("{\"release\":\"\",\"team\":\"vision\"}", described.get("labels").toString());
    assertEquals(plain.get("optionsHash"), described.get("optionsHash"));
    JsonNode row = api.get(VERSION + "/compilations").expect(200).json().at("/items/0");
    assertEquals(described.get("name"), row.get("name"));
    assertEquals(described.get("labels"), row.get("labels"));
  }

  @Test
  void aRecompileNamesWhatItCameFromAndKeepsTheLabelsOnly() {
    String first = api.compile(VERSION, DESCRIBED).expect(201).text("id");
    api.post("/v1/compilations/" + first + "/stop").expect(202);

    String body = api.get("/v1/compilations/" + first + "/recompile").expect(200).text();
    JsonNode second = api.postText(VERSION + "/compilations", body).expect(201).json();

    assertEquals(first, second.get("recompileOf").asString());
    assertEquals("vision", second.at("/labels/team").asString());
    assertTrue(second.get("name").isNull() && second.get("note").isNull(), second::toString);
  }

  @Test
  void aPatchChangesWhatItNames() {
    api.service.with(Compilations.registered());
    api.patch(COMPILATION, "{\"name\":\"one\",\"labels\":{\"a\":\"1\",\"b\":\"2\"}}").expect(200);

    Answer patched =
        api.patch(COMPILATION, "{\"note\":\"said\",\"labels\":{\"a\":null,\"c\":\"\"}}");

    JsonNode now = patched.expect(200).json();
    assertEquals("one", now.get("name").asString());
    assertEquals("said", now.get("note").asString());
    assertEquals("{\"b\":\"2\",\"c\":\"\"}", now.get("labels").toString());
    assertEquals(now, api.get(COMPILATION).expect(200).json());
    api.patch(COMPILATION, "{\"name\":null,\"note\":null,\"labels\":null}").expect(200);
    assertTrue(api.get(COMPILATION).json().get("name").isNull());
    assertEquals(0, api.get(COMPILATION).json().get("labels").size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{}", "{\"name\":\"one\"}", "{\"note\":null}", "{\"labels\":{\"x\":null}}"})
  void thatWhichIsSoAlreadyIsNoChange(String patch) {
    api.service.with(Compilations.compileRunning());
    api.patch(COMPILATION, "{\"name\":\"one\"}").expect(200);
    JsonNode before = api.get(COMPILATION).json();

    JsonNode after = api.patch(COMPILATION, patch).expect(200).json();

    assertEquals(before, after);
  }

  @Test
  void aPatchIsAChangeToWhoAsksAgainAndNoneOfItsHistory() {
    api.service.with(Compilations.registered());
    Answer before = api.get(COMPILATION).expect(200);
    String history = api.get(COMPILATION + "/history").text();

    api.patch(COMPILATION, "{\"name\":\"one\"}").expect(200);

    Answer after = api.get(COMPILATION).expect(200);
    assertNotEquals(before.header("ETag"), after.header("ETag"));
    assertEquals(before.json().get("optionsHash"), after.json().get("optionsHash"));
    assertEquals(history, api.get(COMPILATION + "/history").text());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "{'name':''}; name",
        "{'name':'   '}; name",
        "{'name':'a\\nb'}; name",
        "{'name':7}; name",
        "{'note':'\\u0000'}; note",
        "{'note':['a']}; note",
        "{'labels':'a'}; labels",
        "{'labels':{'a b':'1'}}; labels.a b",
        "{'labels':{'':'1'}}; labels.",
        "{'labels':{'-a':'1'}}; labels.-a",
        "{'labels':{'example.com/a':'1'}}; labels.example.com/a",
        "{'labels':{'a':'1 '}}; labels.a",
        "{'labels':{'a':1}}; labels.a",
        "{'labels':{'a':{'b':'c'}}}; labels.a",
        "{'recompileOf':null}; recompileOf",
        "{'nmae':null}; nmae",
        "{'phase':'Registered'}; phase"
      })
  void whatCannotBeSaidIsRefusedByName(String patch, String field) {
    api.service.with(Compilations.registered());
    String before = api.get(COMPILATION).text();

    api.patch(COMPILATION, patch.replace('\'', '"')).expectViolations(field);

    assertEquals(before, api.get(COMPILATION).text());
  }

  @Test
  void allThatIsWrongWithACreationIsToldAtOnce() {
    api.compile(
            VERSION,
            Map.of(
                "platform",
                "ethos-u",
                "name",
                "x".repeat(201),
                "note",
                "x".repeat(2_001),
                "labels",
                Map.of("a", "x".repeat(64)),
                "recompileOf",
                "v-1"))
        .expectViolations("name", "note", "labels.a", "recompileOf");
  }

  @Test
  void aTwentyFirstLabelIsRefusedEvenIfEachPatchBringsOne() {
    api.service.with(Compilations.registered());
    IntStream.range(0, 20)
        .forEach(i -> api.patch(COMPILATION, "{\"labels\":{\"k" + i + "\":\"\"}}").expect(200));

    api.patch(COMPILATION, "{\"labels\":{\"k20\":\"\"}}").expectViolations("labels");
    api.patch(COMPILATION, "{\"labels\":{\"k0\":null,\"k20\":\"\"}}").expect(200);
  }

  @Test
  void aPatchIsOneJsonObjectOfItsType() {
    api.service.with(Compilations.registered());

    api.patch(COMPILATION, "[]").expectProblem(400, "MalformedRequest");
    api.patch(COMPILATION, "").expectProblem(400, "MalformedRequest");
    api.patch(COMPILATION, " ".repeat(JsonBody.MAX_BYTES + 1))
        .expectProblem(413, "PayloadTooLarge");
    for (String type : List.of("text/plain", "application/json-patch+json")) {
      api.send("PATCH", COMPILATION, Map.of("Content-Type", type), NOTHING)
          .expectProblem(415, "UnsupportedMediaType");
    }
    api.send("PATCH", COMPILATION, Map.of("Content-Type", "application/json"), NOTHING).expect(200);
  }

  @Test
  void whatIsNotThereCannotBeDescribed() {
    api.patch(COMPILATION, "{}").expectProblem(404, "NotFound");
    api.patch("/v1/compilations/x", "{}").expectProblem(404, "NotFound");
  }
}
