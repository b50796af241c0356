package npuc.api.http;

import static npuc.api.MemoryApi.VERSION;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import npuc.api.Answer;
import npuc.api.MemoryApi;
import npuc.compilation.Specs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tokens that continue a list, and only that one. */
class PageTokensTest {
  private static final String LIST = VERSION + "/compilations?limit=1";

  private final MemoryApi api = new MemoryApi();
  private String token = "";

  @BeforeEach
  void beginAList() {
    for (int number = 1; number <= 3; number++) {
      api.registered(number, Specs.ETHOS_U);
    }
    token = api.get(LIST).expect(200).text("nextPageToken");
  }

  @Test
  void aTokenContinuesItsListInPagesOfAnySizeAndHoweverItsFilterIsSpelled() {
    assertEquals(2, api.get(VERSION + "/compilations?limit=2&pageToken=" + token).ids().size());

    String filtered = VERSION + "/compilations?limit=1&phase=";
    String other = api.get(filtered + "Failed,Registered").text("nextPageToken");
    api.get(filtered + "Registered&phase=Failed&order=desc&pageToken=" + other).expect(200);
  }

  @Test
  void aTokenThatWasChangedIsRefused() {
    char other = token.charAt(3) == 'A' ? 'B' : 'A';
    String changed = token.substring(0, 3) + other + token.substring(4);

    for (String wrong :
        List.of(changed, token + "A", token.substring(1), "x", "", "%00", "%F0%9F")) {
      refused(LIST, wrong);
    }
  }

  @Test
  void aTokenOfAnotherListFilterOrOrderIsRefused() {
    for (String list :
        List.of(
            LIST + "&phase=Registered",
            LIST + "&order=asc",
            api.emptyVersion() + "/compilations?limit=1",
            VERSION + "/artifacts?limit=1",
            "/v1/models?limit=1")) {
      refused(list, token);
    }
  }

  @Test
  void theRegistryIsListedInPagesToo() {
    api.artifact(VERSION, "onnx", Specs.BASE.toString()).expect(201);
    api.emptyVersion();

    Answer artifacts = api.get(VERSION + "/artifacts?limit=1").expect(200);
    String next = "&pageToken=" + artifacts.text("nextPageToken");
    Answer rest = api.get(VERSION + "/artifacts?limit=100" + next).expect(200);

    assertEquals(1, artifacts.ids().size());
    assertEquals(1, rest.ids().size());
    assertEquals("null", rest.json().get("nextPageToken").toString());
    assertEquals(1, api.get("/v1/models?limit=1").expect(200).ids().size());
  }

  private void refused(String list, String wrong) {
    api.get(list + "&pageToken=" + wrong).expectProblem(400, "InvalidPageToken");
  }
}
