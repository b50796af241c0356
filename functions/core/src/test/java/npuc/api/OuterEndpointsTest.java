package npuc.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import npuc.caller.Caller;
import npuc.caller.Role;
import npuc.id.ModelId;
import npuc.memory.AtOnce;
import npuc.memory.MemoryOuterRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Registries of others: what is shown of them, and what importing makes. */
class OuterEndpointsTest {
  private static final String NAME = "라마 3.1 / 한국어, \"it's\" ../..";
  private static final Instant MADE = Instant.parse("2025-01-02T03:04:05.678Z");

  private final MemoryApi api = new MemoryApi();
  private final MemoryOuterRegistry corp = api.service.outer.put("corp");

  @BeforeEach
  void fill() {
    corp.put(NAME, MADE);
    corp.put(NAME, "1", "tflite", "mlflow://corp/kws/1", MADE.plusSeconds(1));
    corp.put(NAME, "2", "tflite", "s3://models/kws.tflite", MADE.plusSeconds(2));
    corp.put(NAME, "3", "tflite", "pvc://nowhere/kws.tflite", MADE.plusSeconds(3));
  }

  @Test
  void showsTheRegistriesOfTheSettings() {
    JsonNode items = api.get("/v1/registries").expect(200).json().get("items");

    assertEquals(
        "[{\"name\":\"corp\",\"kind\":\"mlflow\",\"url\":\"https://corp.test\"}]",
        items.toString());
  }

  @Test
  void findsModelsByAPartOfTheirName() {
    corp.put("other", MADE);

    JsonNode items = api.get("/v1/registries/corp/models?search=%ED%95%9C").expect(200).json();

    assertEquals(1, items.get("items").size());
    assertEquals(NAME, items.at("/items/0/id").stringValue());
    assertEquals(MADE.toString(), items.at("/items/0/createdAt").stringValue());
  }

  @Test
  void showsTheVersionsOfAModelWhateverItsName() {
    String first = "/v1/registries/corp/versions?limit=2&model=" + encoded(NAME);
    JsonNode page = api.get(first).expect(200).json();
    String token = page.get("nextPageToken").stringValue();
    JsonNode rest = api.get(first + "&pageToken=" + token).expect(200).json();

    assertEquals(List.of("1", "2"), ids(page));
    assertEquals(List.of("3"), ids(rest));
    assertTrue(rest.get("nextPageToken").isNull());
  }

  @Test
  void aPageTokenOfAnotherListIsRefused() {
    corp.put("other", MADE);
    JsonNode page = api.get("/v1/registries/corp/models?limit=1").expect(200).json();
    String token = page.get("nextPageToken").stringValue();

    api.get("/v1/registries/corp/models?search=a&pageToken=" + token)
        .expectProblem(400, "InvalidPageToken");
    api.get("/v1/registries/corp/models?pageToken=AAAA" + token)
        .expectProblem(400, "InvalidPageToken");
  }

  @Test
  void versionsOfNoModelAreRefused() {
    api.get("/v1/registries/corp/versions").expectViolations("model");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/registries/x/models", "/v1/registries/x/versions?model=a"})
  void aRegistryThatIsNotInTheSettingsIsNotFound(String path) {
    api.get(path).expectProblem(404, "NotFound");
  }

  @Test
  void anImportMakesModelVersionAndOriginal() {
    Answer made = imports("1").expect(201);

    JsonNode body = made.json();
    assertEquals(
        "/v1/models/%s/versions/%s"
            .formatted(body.at("/model/id").stringValue(), body.at("/version/id").stringValue()),
        made.header("Location").orElseThrow());
    assertEquals(NAME, body.at("/model/name").stringValue());
    assertEquals(NAME, body.at("/version/external/model").stringValue());
    assertEquals("1", body.at("/version/external/version").stringValue());
    assertTrue(body.at("/model/external/version").isNull());
    assertEquals("mlflow://corp/kws/1", body.at("/artifact/uri").stringValue());
    assertEquals(MADE.plusSeconds(1).toString(), body.at("/version/createdAt").stringValue());
    assertEquals(
        body.get("version"), api.get(made.header("Location").orElseThrow()).expect(200).json());
  }

  @Test
  void anImportAgainIsTheSame() {
    JsonNode first = imports("1").expect(201).json();

    assertEquals(first, imports("1").expect(200).json());
  }

  @Test
  void twoVersionsOfAModelAreVersionsOfOneModel() {
    JsonNode first = imports("1").expect(201).json();
    JsonNode second = imports("2").expect(201).json();

    assertEquals(first.get("model"), second.get("model"));
    JsonNode versions =
        api.get("/v1/models/" + first.at("/model/id").stringValue() + "/versions").json();
    assertEquals(2, versions.get("items").size());
  }

  @Test
  void manyImportsAtOnceMakeOne() {
    List<Answer> answers = AtOnce.times(16, () -> imports("1"));

    Set<JsonNode> bodies = new HashSet<>(answers.stream().map(Answer::json).toList());
    assertEquals(1, bodies.size());
    JsonNode body = bodies.iterator().next();
    String version =
        "/v1/models/%s/versions/%s"
            .formatted(body.at("/model/id").stringValue(), body.at("/version/id").stringValue());
    assertEquals(1, api.get(version + "/artifacts").json().get("items").size());
  }

  @Test
  void anImportThatDiedInTheMiddleIsFinishedByTheNext() {
    JsonNode whole = imports("1").expect(201).json();
    MemoryApi died = new MemoryApi();
    MemoryOuterRegistry same = died.service.outer.put("corp");
    same.put(NAME, MADE);
    same.put(NAME, "1", "tflite", "mlflow://corp/kws/1", MADE.plusSeconds(1));
    var model = ModelId.parse(whole.at("/model/id").stringValue()).orElseThrow();
    died.service.registry.addModel(api.service.registry.findModel(model).orElseThrow());

    JsonNode finished =
        died.post("/v1/imports", Map.of("registry", "corp", "model", NAME, "version", "1"))
            .expect(201)
            .json();

    assertEquals(whole, finished);
  }

  @Test
  void anOriginalThatCannotBeUsedIsRefusedAndNothingIsMade() {
    Answer answer = imports("3").expectProblem(409, "NothingToImport");

    assertEquals(
        "Its original pvc://nowhere/kws.tflite can't be used: uri names a volume claim that does not"
            + " exist: nowhere.",
        answer.text("detail"));
    assertEquals(1, api.get("/v1/models").json().get("items").size());
  }

  @Test
  void whatIsNotThereIsNotFound() {
    imports("99").expectProblem(404, "NotFound");
  }

  @Test
  void everythingWrongWithAnImportIsSaidAtOnce() {
    api.postText("/v1/imports", "{\"registry\":\"x\",\"model\":7,\"colour\":1}")
        .expectViolations("registry", "model", "version", "colour");
  }

  @Test
  void aRegistryThatIsDownIsSaidToBe() {
    corp.down(true);

    imports("1").expectProblem(503, "RegistryUnreachable");
    api.get("/v1/registries/corp/models").expectProblem(503, "RegistryUnreachable");
    assertEquals(1, api.get("/v1/registries").json().get("items").size());

    corp.down(false);
    imports("1").expect(201);
  }

  @Test
  void whoMayOnlyCompileMayNotImport() {
    api.as(new Caller(MemoryApi.KIM.name(), Optional.of(Role.COMPILE)));

    imports("1").expectProblem(403, "Forbidden");
    api.get("/v1/registries/corp/models").expect(200);
  }

  private Answer imports(String version) {
    return api.post("/v1/imports", Map.of("registry", "corp", "model", NAME, "version", version));
  }

  private static List<String> ids(JsonNode page) {
    return page.get("items").valueStream().map(item -> item.get("id").stringValue()).toList();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
