package npuc.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import npuc.caller.Caller;
import npuc.caller.CallerName;
import npuc.caller.Role;
import npuc.token.AccessToken;
import npuc.token.TokenText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Giving out access tokens, listing them and taking them back. */
class TokenEndpointsTest {
  private static final Map<String, String> CI = Map.of("name", "ci", "role", "compile");

  private final MemoryApi api = new MemoryApi();

  @Test
  void aTokenIsToldOnceAndItsHashIsKept() {
    Answer created = api.post("/v1/tokens", CI).expect(201);

    String text = created.text("token");
    AccessToken kept = api.service.tokens.find(hash(text)).orElseThrow();
    assertEquals(created.text("id"), kept.id().toString());
    assertEquals(new Caller(new CallerName("ci"), Optional.of(Role.COMPILE)), kept.caller());
    assertEquals("/v1/tokens/" + kept.id(), created.header("Location").orElseThrow());
    Answer listed = api.get("/v1/tokens").expect(200);
    assertEquals(List.of(created.text("id")), listed.ids());
    assertFalse(listed.text().contains("token\""), listed::text);
    assertEquals(
        List.of("id", "name", "role", "createdAt", "expiresAt", "lastUsedAt", "token"),
        List.copyOf(created.json().propertyNames()));
  }

  @Test
  void aTokenThatExpiresSaysSo() {
    var body = new HashMap<>(CI);
    body.put("expiresAt", "2027-01-01T00:00:00.1234567Z");

    Answer created = api.post("/v1/tokens", body).expect(201);

    assertEquals("2027-01-01T00:00:00.123Z", created.text("expiresAt"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | name,role",
        "{'name':'','role':'root'} | name,role",
        "{'name':'김','role':'read'} | name",
        "{'name':' ci','role':'READ'} | name,role",
        "{'name':'ci','role':7,'expiresAt':'tomorrow'} | role,expiresAt",
        "{'name':'ci','role':'read','expiresAt':'2020-01-01T00:00:00Z'} | expiresAt",
        "{'name':'ci','role':'read','expiresAt':'+99999-01-01T00:00:00Z'} | expiresAt",
        "{'name':'ci','role':'read','expiresAt':1893456000} | expiresAt",
        "{'name':'ci','role':'read','token':'npuc_mine'} | token"
      })
  void whatIsWrongIsToldAllAtOnce(String body, String fields) {
    api.postText("/v1/tokens", body.replace('\'', '"')).expectViolations(fields.strip().split(","));
  }

  /** What is kept for a repetition would hold the token otherwise. */
  @Test
  void whoSendsItAgainIsToldAllButTheToken() {
    Answer first = api.postKeyed("/v1/tokens", "key", CI).expect(201);
    Answer second = api.postKeyed("/v1/tokens", "key", CI).expect(201);

    assertEquals(first.text("id"), second.text("id"));
    assertTrue(second.json().get("token").isNull(), second::text);
    assertEquals(1, api.get("/v1/tokens").ids().size());
    assertFalse(second.text().contains(first.text("token")));
  }

  @Test
  void aDeletedTokenIsNoneAndTheOthersStay() {
    Answer one = api.post("/v1/tokens", CI).expect(201);
    Answer other = api.post("/v1/tokens", CI).expect(201);
    assertNotEquals(one.text("token"), other.text("token"));

    api.delete("/v1/tokens/" + one.text("id")).expect(204);

    api.delete("/v1/tokens/" + one.text("id")).expectProblem(404, "NotFound");
    assertEquals(Optional.empty(), api.service.tokens.find(hash(one.text("token"))));
    assertEquals(List.of(other.text("id")), api.get("/v1/tokens").ids());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"x", "t-", "u-01kaxfc3m5p7r9t1v3x5z7b9d1", "t-01kaxfc3m5p7r9t1v3x5z7b9d1"})
  void whatIsNoTokenIsNotFound(String id) {
    api.delete("/v1/tokens/" + id).expectProblem(404, "NotFound");
  }

  @Test
  void aTokenThatSomebodyPastedIntoThePathIsNotRepeated() {
    String text = TokenText.random().plain();

    assertFalse(api.delete("/v1/tokens/" + text).expect(404).text().contains(text));
  }

  @Test
  void whoAsksIsToldAsWhomItIsLetIn() {
    var caller = new Caller(new CallerName("kim"), Optional.of(Role.READ));

    assertEquals("{\"name\":\"kim\",\"role\":\"read\"}", api.as(caller).get("/v1/whoami").text());
  }

  private static String hash(String text) {
    return TokenText.parse(text).orElseThrow().hash();
  }
}
