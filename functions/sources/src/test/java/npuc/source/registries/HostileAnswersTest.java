package npuc.source.registries;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import npuc.refusal.Outcomes;
import npuc.refusal.Refusal;
import npuc.refusal.RefusalCode;
import npuc.registry.outer.OuterPage;
import npuc.registry.outer.OuterRegistry;
import npuc.source.RegistrySettings.Kind;
import npuc.source.StandIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that are broken, hostile or somebody else: each ends in one clear error. */
class HostileAnswersTest {
  private static final String SEARCH = "/api/2.0/mlflow/registered-models/search";
  private static final OuterPage.Request FIRST = OuterPage.Request.first(10);

  private final StandIn server = new StandIn();

  @AfterEach
  void close() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html>Log in</html>",
        "[]",
        "null",
        "{\"registered_models\": 7}",
        "{\"registered_models\": [7]}",
        "{\"registered_models\": [{}]}",
        "{\"registered_models\": [{\"name\": 1, \"creation_timestamp\": 1}]}",
        "{\"registered_models\": [{\"name\": \"a\"}]}",
        "{\"registered_models\": [{\"name\": \"a\", \"creation_timestamp\": -1}]}",
        "{\"registered_models\": [{\"name\": \"a\", \"creation_timestamp\": 1e99}]}",
        "{\"registered_models\": [{\"name\": \"a\\u0000\", \"creation_timestamp\": 1}]}",
        "{\"next_page_token\": {}}"
      })
  void anAnswerThatNoMlflowGivesIsRefusedWithTheRegistrysName(String body) {
    server.on(SEARCH, 200, body);

    Refusal refusal = Outcomes.refused(registry().models(Optional.empty(), FIRST));

    assertEquals(RefusalCode.REGISTRY_UNUSABLE, refusal.code());
    assertTrue(refusal.message().contains("The registry corp (" + server.url()), refusal.message());
  }

  @Test
  void aPageTokenWithoutEndIsRefused() {
    server.on(SEARCH, 200, "{\"next_page_token\":\"" + "x".repeat(2_001) + "\"}");

    Refusal refusal = Outcomes.refused(registry().models(Optional.empty(), FIRST));

    assertTrue(refusal.message().contains("next_page_token"), refusal.message());
  }

  @Test
  void deepJsonIsRefused() {
    server.on(SEARCH, 200, "{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000));

    Refusal refusal = Outcomes.refused(registry().models(Optional.empty(), FIRST));

    assertEquals(RefusalCode.REGISTRY_UNUSABLE, refusal.code());
  }

  @Test
  void anAnswerOfMoreThan8MiBIsRefused() {
    server.on(SEARCH, 200, "{\"x\":\"" + "x".repeat(9 * 1024 * 1024) + "\"}");

    Refusal refusal = Outcomes.refused(registry().models(Optional.empty(), FIRST));

    assertTrue(refusal.message().contains("more than 8 MiB"), refusal.message());
  }

  @Test
  void anotherProgramAtTheUrlIsRefused() {
    Refusal refusal = Outcomes.refused(registry().models(Optional.empty(), FIRST));

    assertEquals(RefusalCode.REGISTRY_UNUSABLE, refusal.code());
    assertTrue(refusal.message().contains("has no /api/2.0/mlflow"), refusal.message());
  }

  @Test
  void anotherProgramThanAKubeflowHubIsRefused() {
    OuterRegistry hub = TestRegistries.of(Kind.KUBEFLOW, server.url());

    Refusal refusal = Outcomes.refused(hub.models(Optional.empty(), FIRST));

    assertTrue(refusal.message().contains("with v1 or v1alpha3"), refusal.message());
  }

  @Test
  void filesWithoutEndAreRefused() {
    String model = "/api/2.0/mlflow/registered-models/get";
    String version = "/api/2.0/mlflow/model-versions/get";
    server.on(model, 200, "{\"registered_model\":{\"name\":\"m\",\"creation_timestamp\":1}}");
    server.on(
        version,
        200,
        "{\"model_version\":{\"name\":\"m\",\"version\":\"1\",\"creation_timestamp\":1}}");
    server.on(version + "-download-uri", 200, "{\"artifact_uri\":\"mlflow-artifacts:/x\"}");
    server.on(
        "/api/2.0/mlflow-artifacts/artifacts",
        200,
        "{\"files\":[{\"path\":\"again\",\"is_dir\":true},{\"path\":\"a\"}]}");

    Refusal refusal = Outcomes.refused(registry().find("m", "1").flatMap(registry()::original));

    assertEquals(RefusalCode.REGISTRY_UNUSABLE, refusal.code());
    assertTrue(refusal.message().contains("50 folders"), refusal.message());
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 307, 308})
  void aRedirectIsToldAndNotFollowed(int status) {
    try (StandIn other = new StandIn()) {
      server.on(
          SEARCH,
          exchange -> {
            exchange.getResponseHeaders().add("Location", other.url() + SEARCH + "?secret=1");
            StandIn.answer(exchange, status, "");
          });

      Refusal refusal = Outcomes.refused(registry().models(Optional.empty(), FIRST));

      assertTrue(refusal.message().contains("redirect to " + other.url()), refusal.message());
      assertFalse(refusal.message().contains("secret"), refusal.message());
      assertEquals(List.of(), other.seen());
    }
  }

  private OuterRegistry registry() {
    return TestRegistries.of(Kind.MLFLOW, server.url());
  }
}
