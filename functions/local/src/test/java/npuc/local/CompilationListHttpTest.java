package npuc.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import npuc.api.Answer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Lists: pages, filters, order, and page tokens. */
class CompilationListHttpTest {
  private static final int ALL = 6;

  @TempDir private static Path folder;
  @AutoClose private static RunningService service;
  private static String version = "";

  /** Oldest first. */
  private static List<String> ids = List.of();

  @BeforeAll
  static void startTheService() throws IOException {
    service = RunningService.start(folder);
    version = service.tinyVersion();
    ids =
        IntStream.range(0, ALL)
            .mapToObj(i -> Map.of("arenaCacheSize", i % 2))
            .map(options -> Map.of("platform", "ethos-u", "options", options))
            .map(body -> service.compile(version, body).expect(201).text("id"))
            .toList();
    ids.forEach(service::ended);
  }

  @Test
  void theNewestComesFirst() {
    List<String> listed = idsOf(list(""));

    assertEquals(new HashSet<>(ids), new HashSet<>(listed));
    assertEquals(listed.stream().sorted().toList().reversed(), listed);
    assertEquals(listed.reversed(), idsOf(list("?order=asc")));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 6, 7})
  void pagesTogetherAreTheWholeListAndTheLastHasNoToken(int limit) {
    var seen = new ArrayList<String>();
    String token = "";
    int pages = 0;
    do {
      JsonNode page = list("?limit=" + limit + token);
      seen.addAll(idsOf(page));
      token = page.get("nextPageToken").isNull() ? "" : token(page);
      pages++;
    } while (!token.isEmpty());

    assertEquals(idsOf(list("")), seen);
    assertEquals(Math.ceilDiv(ALL, limit), pages);
  }

  @Test
  void whatIsCreatedOrDeletedBetweenPagesLosesAndRepeatsNothing() {
    String other = service.tinyVersion();
    List<String> before = IntStream.range(0, 4).mapToObj(i -> registered(other)).toList();
    List<String> newestFirst = before.stream().sorted().toList().reversed();
    JsonNode first = page(other, "?limit=2");
    registered(other);
    service.delete("/v1/compilations/" + newestFirst.get(1)).expect(204);

    JsonNode second = page(other, "?limit=2" + token(first));

    assertEquals(newestFirst.subList(2, 4), idsOf(second));
  }

  @Test
  void filtersGoTogether() {
    String hash = service.compilation(ids.getFirst()).text("shortHash");
    String newest = idsOf(list("?limit=1")).getFirst();
    String middle = service.compilation(idsOf(list("")).get(2)).text("createdAt");

    assertEquals(ALL / 2, idsOf(list("?hash=" + hash)).size());
    assertEquals(ALL, idsOf(list("?phase=Registered,Failed")).size());
    assertEquals(ALL, idsOf(list("?phase=Registered&phase=Failed")).size());
    assertEquals(List.of(), idsOf(list("?phase=Failed")));
    assertEquals(ALL, idsOf(list("?platform=ethos-u")).size());
    assertEquals(List.of(), idsOf(list("?platform=rngd")));
    assertTrue(idsOf(list("?createdAfter=" + middle)).contains(newest));
    assertFalse(idsOf(list("?createdBefore=" + middle)).contains(newest));
    assertEquals(List.of(), idsOf(list("?hash=" + hash + "&phase=Stopped")));
  }

  @ParameterizedTest
  @CsvSource({
    "limit, ?limit=0",
    "limit, ?limit=101",
    "limit, ?limit=-1",
    "limit, ?limit=ten",
    "limit, ?limit=",
    "limit, '?limit=1&limit=2'",
    "phase, ?phase=running",
    "phase, ?phase=",
    "platform, ?platform=%2e%2e",
    "hash, ?hash=XYZ",
    "createdAfter, ?createdAfter=yesterday",
    "createdBefore, ?createdBefore=2026-13-01T00:00:00Z",
    "order, ?order=random",
    "dryrun, ?dryrun=true"
  })
  void aWrongQueryIsRefused(String field, String query) {
    Answer answer = service.get(version + "/compilations" + query);

    answer.expectProblem(422, "ValidationFailed");
    assertEquals(List.of(field), answer.violatedFields());
  }

  @ParameterizedTest
  @ValueSource(strings = {"compilations", "artifacts", "log"})
  void aParameterThatIsUnknownIsToldWithThoseThatAreWrong(String what) {
    String path =
        what.equals("log")
            ? "/v1/compilations/" + ids.getFirst() + "/steps/compile/attempts/1/log"
            : version + "/" + what;

    Answer answer = service.get(path + "?colour=1&limit=0");

    assertEquals(List.of("colour", "limit"), answer.violatedFields(), answer::toString);
  }

  @Test
  void everythingWrongWithAQueryIsSaidAtOnce() {
    Answer answer =
        service.get(version + "/compilations?phase=x&platform=A&hash=-&createdAfter=x&order=x");

    assertEquals(
        List.of("createdAfter", "hash", "order", "phase", "platform"),
        answer.expect(422).violatedFields().stream().sorted().toList());
  }

  @Test
  void aTokenThatWasChangedIsRefused() {
    String token = token(list("?limit=1")).replaceFirst("&pageToken=", "");
    char other = token.charAt(3) == 'A' ? 'B' : 'A';
    String changed = token.substring(0, 3) + other + token.substring(4);

    for (String wrong :
        List.of(changed, token + "A", token.substring(1), "x", "", "%00", "%F0%9F")) {
      service
          .get(version + "/compilations?limit=1&pageToken=" + wrong)
          .expectProblem(400, "InvalidPageToken");
    }
  }

  @Test
  void aTokenOfAnotherListFilterOrOrderIsRefused() {
    String token = token(list("?limit=1"));

    for (String list :
        List.of(
            version + "/compilations?limit=1&phase=Registered",
            version + "/compilations?limit=1&order=asc",
            service.tinyVersion() + "/compilations?limit=1",
            version + "/artifacts?limit=1",
            "/v1/models?limit=1")) {
      service.get(list + token).expectProblem(400, "InvalidPageToken");
    }
    assertEquals(2, idsOf(list("?limit=2" + token)).size());
  }

  @Test
  void theRegistryIsListedInPagesToo() {
    JsonNode models = service.get("/v1/models?limit=1").expect(200).json();
    JsonNode artifacts = service.get(version + "/artifacts?limit=1").expect(200).json();

    assertEquals(1, models.get("items").size());
    JsonNode more =
        service.get(version + "/artifacts?limit=100" + token(artifacts)).expect(200).json();
    assertEquals(ALL, more.get("items").size());
    assertTrue(more.get("nextPageToken").isNull());
  }

  private static String registered(String where) {
    String id = service.compile(where).expect(201).text("id");
    assertEquals("Registered", service.ended(id).phase());
    return id;
  }

  private static JsonNode list(String query) {
    return page(version, query);
  }

  private static JsonNode page(String where, String query) {
    return service.get(where + "/compilations" + query).expect(200).json();
  }

  private static String token(JsonNode page) {
    return "&pageToken=" + page.get("nextPageToken").asString();
  }

  private static List<String> idsOf(JsonNode page) {
    return page.get("items").valueStream().map(item -> item.get("id").asString()).toList();
  }
}
