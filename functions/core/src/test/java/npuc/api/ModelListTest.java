package npuc.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import npuc.id.TestIds;
import npuc.registry.Entries;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Searching and sorting models, and what is archived in lists. */
class ModelListTest {
  private static final String MODELS = "/v1/models?limit=2";
  private static final String ARCHIVED = "{\"archived\": true}";

  private final MemoryApi api = new MemoryApi();

  @ParameterizedTest
  @CsvSource({
    "'', 'b2 A10 b1 가나 a9 사람_찾기'",
    "&order=asc, '사람_찾기 a9 가나 b1 A10 b2'",
    "&sort=created&order=desc, 'b2 A10 b1 가나 a9 사람_찾기'",
    "&sort=name, 'A10 a9 b1 b2 가나 사람_찾기'",
    "&sort=name&order=desc, '사람_찾기 가나 b2 b1 a9 A10'",
    "&name=B, 'b2 b1'",
    "&name=%EB%82%98&sort=name, 가나",
    "&name=%E1%84%82%E1%85%A1&sort=name, 가나",
    "&name=1&sort=name&order=asc, 'A10 b1'",
    "&name=nothing, ''"
  })
  void modelsAreSearchedAndSorted(String query, String expected) {
    for (String name : List.of("a9", "가나", "b1", "A10", "b2")) {
      api.post("/v1/models", Map.of("name", name)).expect(201);
    }

    assertEquals(expected, String.join(" ", names(MODELS + query)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"name=", "sort=size", "archived=yes", "order=up", "name=%00"})
  void aQueryThatCannotBeReadIsRefused(String query) {
    api.get("/v1/models?" + query).expectViolations(query.split("=", 2)[0]);
  }

  @Test
  void whatIsArchivedIsListedWhenItIsAskedFor() {
    String version = api.tfliteVersion();
    String model = version.substring(0, version.indexOf("/versions"));
    String artifact = version + "/artifacts/" + api.get(version + "/artifacts").ids().getFirst();
    List.of(artifact, version, model).forEach(path -> api.patch(path, ARCHIVED).expect(200));

    assertEquals(List.of(), api.get(version + "/artifacts").expect(200).ids());
    assertEquals(1, api.get(version + "/artifacts?archived=true").expect(200).ids().size());
    assertEquals(List.of(), api.get(model + "/versions?archived=false").expect(200).ids());
    assertEquals(1, api.get(model + "/versions?archived=true").expect(200).ids().size());
    for (String sort : List.of("", "&sort=name")) {
      assertEquals(List.of("사람_찾기"), names(MODELS + sort));
      assertEquals(2, names(MODELS + "&archived=true" + sort).size());
    }
  }

  @Test
  void pagesGoOnBehindWhatIsArchived() {
    String version = api.emptyVersion();
    String model = version.substring(0, version.indexOf("/versions"));
    for (int number = 0; number < 4; number++) {
      api.post(model + "/versions", Map.of("name", "v" + number)).expect(201);
    }
    for (String id : api.get(model + "/versions?limit=3").ids()) {
      api.patch(model + "/versions/" + id, ARCHIVED).expect(200);
    }

    Answer first = api.get(model + "/versions?limit=2").expect(200);

    assertEquals(List.of(), first.ids());
    assertEquals(List.of("v0", "1"), names(model + "/versions?limit=2"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "&sort=name"})
  void aRequestLooksAtAThousandModelsAndGoesOn(String sort) {
    var entries = new Entries(new TestIds());
    for (int number = 0; number < 1_100; number++) {
      api.service.registry.addModel(entries.model("m" + number));
    }

    Answer first = api.get("/v1/models?name=%EC%82%AC%EB%9E%8C" + sort).expect(200);

    assertEquals(List.of(), first.ids());
    assertTrue(first.json().get("nextPageToken").isString());
    assertEquals(List.of("사람_찾기"), names("/v1/models?name=%EC%82%AC%EB%9E%8C" + sort));
  }

  @Test
  void aTokenBelongsToItsOrderAndItsSearch() {
    api.post("/v1/models", Map.of("name", "b")).expect(201);
    String token = api.get("/v1/models?limit=1&sort=name").text("nextPageToken");

    api.get("/v1/models?limit=1&sort=name&order=asc&archived=false&pageToken=" + token).expect(200);
    for (String other :
        List.of("", "&sort=name&order=desc", "&sort=name&name=b", "&sort=name&archived=true")) {
      api.get("/v1/models?pageToken=" + token + other).expectProblem(400, "InvalidPageToken");
    }
  }

  private List<String> names(String target) {
    var names = new ArrayList<String>();
    Optional<String> token = Optional.empty();
    do {
      Answer page =
          api.get(target + token.map(text -> "&pageToken=" + text).orElse("")).expect(200);
      page.json()
          .get("items")
          .forEach(item -> names.add(item.get("name").stringValue().replace(' ', '_')));
      token = page.json().get("nextPageToken").stringValueOpt();
    } while (token.isPresent());
    return names;
  }
}
