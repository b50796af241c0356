package npuc.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import npuc.Eventually;
import npuc.api.Answer;
import npuc.api.http.Route;
import npuc.local.admin.AdminRun;
import npuc.local.sqlite.Database;
import npuc.local.sqlite.SqliteTokenStore;
import npuc.token.AccessToken;
import npuc.token.TokenText;
import npuc.token.Tokens;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A service that asks for access tokens. */
class TokenHttpTest {
  private static final String PART = "/v1/uploads/u-01kaxfc3m5p7r9t1v3x5z7b9d1/files/1/parts/1";

  private static final String HEAD = " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n";

  @TempDir private static Path folder;
  @AutoClose private static RunningService service;
  private static String admin = "";

  @BeforeAll
  static void startTheService() throws IOException {
    Path home = StandInHome.in(folder.resolve("home"), StandInHome.GOOD).path();
    service = RunningService.start(folder, home, Map.of("NPUC_ACCESS", "tokens"));
    admin = AdminRun.on(service.data(), "token create --name kim --role admin").out();
  }

  @ParameterizedTest
  @MethodSource("npuc.api.http.Route#all")
  void everyRouteButLivenessNeedsOne(Route route) {
    int status =
        send(route.method(), route.template().replaceAll("\\{\\w+\\+?}", "x"), "").status();

    assertEquals(route.role().isPresent(), status == 401, route::key);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/metrics", "/metrics?x=1", "/v1", "/v1/", "/v1/nothing", "/%76%31/models", PART})
  void whatIsNoRouteOrIsNotOfTheApiNeedsOneToo(String path) {
    String answer = look(path, "");

    assertTrue(answer.startsWith("HTTP/1.1 401 "), answer);
    assertTrue(answer.contains("Www-authenticate: Bearer\r\n"), answer);
    assertTrue(answer.contains("\"code\":\"Unauthenticated\""), answer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/healthz", "/config.json"})
  void theConsoleAndLivenessNeedNone(String path) {
    assertTrue(look(path, "").startsWith("HTTP/1.1 200 "));
    assertTrue(look(path, "Authorization: Bearer nonsense\r\n").startsWith("HTTP/1.1 200 "));
  }

  @Test
  void theConsoleIsToldToAskForOne() {
    assertTrue(look("/config.json", "").endsWith("{\"signIn\":\"token\"}"));
  }

  @Test
  void whoSendsOneIsWhoItSays() {
    Answer whoami = send("GET", "/v1/whoami", "Bearer " + admin);

    assertEquals("{\"name\":\"kim\",\"role\":\"admin\"}", whoami.expect(200).text());
    send("GET", "/v1/whoami", "bearer   " + admin).expect(200);
    String metrics = look("/metrics", "Authorization: Bearer " + admin + "\r\n");
    assertTrue(metrics.startsWith("HTTP/1.1 200 "), metrics);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%s",
        "Bearer",
        "Bearer ",
        "Basic %s",
        "Bearer x%s",
        "Bearer %sx",
        "Bearer %s, Bearer %s",
        "Bearer %s %s",
        "Bearer npuc_' OR 1=1 --",
        "Bearer npuc_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
      })
  void whateverIsWrongIsAnsweredAlike(String authorization) {
    Answer none = send("GET", "/v1/models", "");
    Answer wrong = send("GET", "/v1/models", authorization.replace("%s", admin));

    assertEquals(none.expect(401).text(), wrong.expect(401).text());
  }

  @Test
  void anExpiredOneIsAnsweredAsAnUnknownOne() {
    TokenText text = TokenText.random();
    AccessToken expired = Tokens.expiring(1, Instant.now().minusSeconds(1));
    try (Database database = Database.openAsItIs(service.data().resolve("npuc.db"))) {
      new SqliteTokenStore(database).add(expired, text.hash());
    }

    assertEquals(
        send("GET", "/v1/models", "").text(),
        send("GET", "/v1/models", "Bearer " + text.plain()).expect(401).text());
  }

  @Test
  void twoOfThemAreNone() {
    String header = "Authorization: Bearer " + admin + "\r\n";

    assertTrue(look("/v1/models", header).startsWith("HTTP/1.1 200 "));
    assertTrue(look("/v1/models", header + header).startsWith("HTTP/1.1 401 "));
  }

  @ParameterizedTest
  @ValueSource(ints = {1_000, 15_000})
  void aLongOneIsNone(int length) {
    send("GET", "/v1/models", "Bearer npuc_" + "a".repeat(length)).expect(401);
  }

  @Test
  void aHeaderBeyondAllMeasureEndsItsConnectionAndNothingElse() {
    String answer;
    try {
      answer = look("/v1/models", "Authorization: Bearer " + "a".repeat(100_000) + "\r\n");
    } catch (UncheckedIOException reset) {
      answer = "";
    }

    assertFalse(answer.startsWith("HTTP/1.1 2"), answer);
    send("GET", "/v1/whoami", "Bearer " + admin).expect(200);
  }

  @Test
  void aRoleIsWhatItMayDo() {
    String reader = created("ci", "read").text("token");
    String compiler = created("builds", "compile").text("token");

    send("GET", "/v1/models", "Bearer " + reader).expect(200);
    post("/v1/models", reader, "{\"name\":\"x\"}").expectProblem(403, "Forbidden");
    post("/v1/models", compiler, "{\"name\":\"x\"}").expectProblem(403, "Forbidden");
    post("/v1/models", admin, "{\"name\":\"x\"}").expect(201);
    send("GET", "/v1/tokens", "Bearer " + compiler).expectProblem(403, "Forbidden");
    assertTrue(put(compiler).startsWith("HTTP/1.1 403 "));
    assertTrue(put(admin).startsWith("HTTP/1.1 404 "));
  }

  @Test
  void aDeletedOneIsWorthNothingAtOnce() {
    Answer created = created("gone", "read");
    String bearer = "Bearer " + created.text("token");
    send("GET", "/v1/models", bearer).expect(200);

    send("DELETE", "/v1/tokens/" + created.text("id"), "Bearer " + admin).expect(204);

    send("GET", "/v1/models", bearer).expect(401);
  }

  @Test
  void itsUseIsNotedOnItsDay() {
    Answer created = created("seen", "read");
    send("GET", "/v1/models", "Bearer " + created.text("token")).expect(200);

    Answer listed =
        Eventually.see(
            "a use",
            () -> send("GET", "/v1/tokens?limit=100", "Bearer " + admin).expect(200),
            seen -> lastUse(seen, created.text("id")).startsWith("20"));

    Instant use = Instant.parse(lastUse(listed, created.text("id")));
    assertFalse(use.isBefore(Instant.parse(created.text("createdAt"))));
  }

  private static String lastUse(Answer page, String id) {
    return page.json()
        .get("items")
        .valueStream()
        .filter(item -> item.get("id").asString().equals(id))
        .map(item -> item.path("lastUsedAt").asString(""))
        .findFirst()
        .orElseThrow();
  }

  private static String put(String token) {
    return RawHttp.send(
        service.url(),
        "PUT " + PART + HEAD + "Content-Length: 0\r\nAuthorization: Bearer " + token + "\r\n\r\n");
  }

  /** What is no route of the API too. */
  private static String look(String path, String headers) {
    return RawHttp.send(service.url(), "GET " + path + HEAD + headers + "\r\n");
  }

  private static Answer created(String name, String role) {
    String body = "{\"name\":\"%s\",\"role\":\"%s\"}".formatted(name, role);
    return post("/v1/tokens", admin, body).expect(201);
  }

  private static Answer post(String path, String token, String body) {
    return send(
        "POST",
        path,
        Map.of("Authorization", "Bearer " + token, "Content-Type", "application/json"),
        body);
  }

  private static Answer send(String method, String path, String authorization) {
    Map<String, String> headers =
        authorization.isEmpty() ? Map.of() : Map.of("Authorization", authorization);
    return send(method, path, headers, "");
  }

  private static Answer send(String method, String path, Map<String, String> headers, String body) {
    return service.send(method, path, headers, body.getBytes(StandardCharsets.UTF_8));
  }
}
