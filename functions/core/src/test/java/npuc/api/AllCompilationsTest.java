package npuc.api;

import static npuc.api.MemoryApi.VERSION;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import npuc.compilation.Compilation;
import npuc.compilation.Compilations;
import npuc.compilation.Description;
import npuc.compilation.Phase;
import npuc.compilation.Specs;
import npuc.id.TestIds;
import npuc.registry.Model;
import npuc.registry.Version;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Finding compilations among those of all models. */
class AllCompilationsTest {
  private static final String ALL = "/v1/compilations";

  private final MemoryApi api = new MemoryApi();
  private final String[] ids = new String[5];

  /** One is of the model of the fixture, two of Llama 3.1, one of a model that is gone. */
  @BeforeEach
  void putCompilations() {
    api.service.registry.addModel(new Model(TestIds.model(2), "Llama 3.1", "", TestIds.START));
    api.service.registry.addVersion(
        new Version(TestIds.version(2), TestIds.model(2), "base", TestIds.START));
    put(1, 1, Phase.REGISTERED);
    put(2, 2, Phase.FAILED);
    put(3, 2, Phase.REGISTERED);
    put(4, 9, Phase.FAILED);
    api.patch(ALL + "/" + ids[3], "{\"name\":\"밤새\",\"labels\":{\"team\":\"vision\"}}").expect(200);
  }

  @Test
  void theNewestOfAllModelsComesFirstAndNamesItsModel() {
    JsonNode items = api.get(ALL).expect(200).json().get("items");

    assertEquals(
        List.of(ids[4], ids[3], ids[2], ids[1]),
        items.valueStream().map(row -> row.get("id").asString()).toList());
    assertTrue(items.at("/0/modelName").isNull() && items.at("/0/versionName").isNull());
    assertEquals("Llama 3.1", items.at("/1/modelName").asString());
    assertEquals("base", items.at("/1/versionName").asString());
    assertEquals("사람 찾기", items.at("/3/modelName").asString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "?phase=Failed; 4 2",
        "?phase=Failed,Registered; 4 3 2 1",
        "?modelName=LLAMA; 3 2",
        "?modelName=LLAMA&phase=Failed; 2",
        "?modelName=nobody; ''",
        "?modelName=%EC%82%AC%EB%9E%8C; 1",
        "?text=llama; 3 2",
        "?text=%EB%B0%A4%EC%83%88; 3",
        "?text=team%3Dvision; 3",
        "?label=team; 3",
        "?label=team%3Dvision; 3",
        "?label=team%3Daudio; ''",
        "?label=team&label=release; ''",
        "?createdBy=kim@example.com; 4 3 2 1",
        "?createdBy=lee@example.com; ''",
        "?platform=ethos-u&order=asc; 1 2 3 4",
        "?platform=rngd; ''"
      })
  void filtersFind(String query, String numbers) {
    List<String> expected = new ArrayList<>();
    for (String number : numbers.isEmpty() ? new String[0] : numbers.split(" ")) {
      expected.add(ids[Integer.parseInt(number)]);
    }

    assertEquals(expected, api.get(ALL + query).expect(200).ids());
  }

  @Test
  void anIdIsFoundByAPartOfIt() {
    assertEquals(List.of(ids[2]), api.get(ALL + "?text=" + ids[2].toUpperCase(Locale.ROOT)).ids());
  }

  @Test
  void aVersionIsSearchedToo() {
    String version = "/v1/models/" + TestIds.model(2) + "/versions/" + TestIds.version(2);

    assertEquals(List.of(ids[3]), api.get(version + "/compilations?label=team").ids());
    assertEquals(List.of(ids[3]), api.get(version + "/compilations?text=VISION").ids());
    assertEquals(List.of(), api.get(version + "/compilations?text=llama").ids());
    api.get(VERSION + "/compilations?modelName=a").expectViolations("modelName");
  }

  @Test
  void pagesTogetherAreTheWholeList() {
    Answer first = api.get(ALL + "?limit=3&label=team&text=a").expect(200);
    Answer page = api.get(ALL + "?limit=3").expect(200);
    Answer last = api.get(ALL + "?limit=3&pageToken=" + page.text("nextPageToken")).expect(200);

    assertTrue(first.json().get("nextPageToken").isNull());
    assertEquals(List.of(ids[1]), last.ids());
    api.get(ALL + "?phase=Failed&pageToken=" + page.text("nextPageToken"))
        .expectProblem(400, "InvalidPageToken");
  }

  @Test
  void aModelThatIsRegisteredLaterIsAChangeToWhoAsksAgain() {
    String before = api.get(ALL).header("ETag").orElseThrow();
    api.send("GET", ALL, Map.of("If-None-Match", before), new byte[0]).expect(304);

    api.service.registry.addModel(new Model(TestIds.model(9), "late", "", TestIds.START));

    assertNotEquals(before, api.get(ALL).header("ETag").orElseThrow());
  }

  @ParameterizedTest
  @CsvSource({
    "text, ?text=",
    "text, ?text=%00",
    "modelName, ?modelName=",
    "label, ?label=",
    "label, ?label=a%20b",
    "label, '?label=a,'",
    "label, ?label=%3Da",
    "label, ?label=a%3Db%3Dc",
    "label, '?label=1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21'",
    "phase, ?phase=failed",
    "name, ?name=a"
  })
  void aWrongQueryIsRefused(String field, String query) {
    api.get(ALL + query).expectViolations(field);
  }

  private void put(int number, int model, Phase phase) {
    Compilation pending =
        Compilation.create(
            TestIds.compilation(number),
            TestIds.model(model),
            TestIds.version(model),
            Specs.ETHOS_U,
            List.of(),
            Compilations.CREATOR,
            Description.NONE);
    api.service.with(Compilations.in(phase, pending));
    ids[number] = pending.id().toString();
  }
}
