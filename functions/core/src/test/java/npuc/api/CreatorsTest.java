package npuc.api;

import static npuc.api.MemoryApi.COMPILATION;
import static npuc.api.MemoryApi.VERSION;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import npuc.caller.Caller;
import npuc.caller.CallerName;
import npuc.caller.Role;
import npuc.compilation.Compilation;
import npuc.compilation.Compilations;
import npuc.document.DocumentFormat;
import org.junit.jupiter.api.Test;

/** Who did what. */
class CreatorsTest {
  private static final Caller LEE = new Caller(Compilations.OTHER, Optional.of(Role.COMPILE));
  private static final Map<String, String> BODY = Map.of("platform", "ethos-u");

  private final MemoryApi api = new MemoryApi();

  @Test
  void aCompilationTellsWhoCreatedItAndItsHistoryWhoDidWhat() {
    String id = api.compile(VERSION, BODY).expect(201).text("id");
    api.as(LEE).post("/v1/compilations/" + id + "/stop").expect(202);

    assertEquals("kim@example.com", api.compilation(id).text("createdBy"));
    assertEquals(List.of("kim@example.com Pending", "lee@example.com Stopped"), callers(id));
  }

  @Test
  void aRetryTellsWhoAskedForItAndTheServiceWhatItDidItself() {
    api.service.with(Compilations.failedInCompile());

    api.as(LEE).post(COMPILATION + "/steps/compile/retry").expect(202);

    assertEquals(
        List.of("kim@example.com Pending", " Running", " Failed", "lee@example.com Pending"),
        callers(Compilations.ID.toString()));
  }

  @Test
  void whatOneCreatedIsListedPageByPage() {
    var kims = new ArrayList<String>();
    for (int i = 0; i < 5; i++) {
      kims.addFirst(api.as(MemoryApi.KIM).compile(VERSION, BODY).expect(201).text("id"));
      api.as(LEE).compile(VERSION, BODY).expect(201);
    }
    var seen = new ArrayList<String>();
    String list = VERSION + "/compilations?createdBy=kim@example.com&limit=2";
    Answer page = api.get(list).expect(200);
    seen.addAll(page.ids());
    while (!page.json().get("nextPageToken").isNull()) {
      page = api.get(list + "&pageToken=" + page.text("nextPageToken")).expect(200);
      seen.addAll(page.ids());
    }

    assertEquals(kims, seen);
  }

  @Test
  void aPageTokenOfOneCreatorIsNoneOfAnother() {
    for (int i = 0; i < 3; i++) {
      api.compile(VERSION, BODY).expect(201);
    }
    String list = VERSION + "/compilations?limit=2&createdBy=";
    String token = api.get(list + "kim@example.com").expect(200).text("nextPageToken");

    api.get(list + "lee@example.com&pageToken=" + token).expectProblem(400, "InvalidPageToken");
  }

  @Test
  void aCreatorThatNobodyCanBeIsRefused() {
    for (String name : List.of("", "%0Akim", "k".repeat(257), "%EA%B9%80")) {
      api.get(VERSION + "/compilations?createdBy=" + name).expectViolations("createdBy");
    }
  }

  @Test
  void whatWasStoredBeforeCreatorsWereKeptIsReadAndShowsNone() {
    var documents = new DocumentFormat<>(Compilation.class);
    String older =
        documents
            .write(Compilations.stopped())
            .replace("\"createdBy\":\"kim@example.com\",", "")
            .replaceAll("\"caller\":\"[^\"]*\",", "");
    assertTrue(!older.contains("example.com"), older);

    api.service.with(documents.read("c", older));

    assertTrue(api.get(COMPILATION).expect(200).json().get("createdBy").isNull());
    assertEquals(" Pending", callers(Compilations.ID.toString()).getFirst());
  }

  @Test
  void whatIsOfferedIsWhatItsCallerMayDo() {
    api.service.with(Compilations.failedInCompile());
    var reader = new Caller(new CallerName("guest"), Optional.of(Role.READ));

    assertEquals(
        "{'stop':false,'recompile':true,'delete':true,'retry':['compile']}",
        actions(MemoryApi.KIM));
    assertEquals(
        "{'stop':false,'recompile':true,'delete':false,'retry':['compile']}", actions(LEE));
    assertEquals("{'stop':false,'recompile':false,'delete':false,'retry':[]}", actions(reader));
  }

  private String actions(Caller caller) {
    Answer listed = api.as(caller).get(VERSION + "/compilations").expect(200);
    String shown = api.get(COMPILATION).expect(200).json().get("actions").toString();
    assertEquals(shown, listed.json().at("/items/0/actions").toString());
    return shown.replace('"', '\'');
  }

  private List<String> callers(String id) {
    return api.get("/v1/compilations/" + id + "/history")
        .expect(200)
        .json()
        .get("items")
        .valueStream()
        .filter(entry -> entry.get("subject").asString().equals("compilation"))
        .map(entry -> entry.get("caller").asString("") + " " + entry.get("to").asString())
        .toList();
  }
}
