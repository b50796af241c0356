package npuc.source.kubeflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import npuc.refusal.Outcomes;
import npuc.registry.outer.OuterResult;
import npuc.registry.outer.TestResults;
import npuc.source.RegistrySettings.Placement;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class HubOwnVersionTest extends KubeflowHubContract {
  HubOwnVersionTest() {
    super(Placement.OWN_VERSION);
  }

  @Test
  void putsAResultIntoAVersionOfItsOwnWithAStateAndWhatMadeIt() {
    OuterResult result = result("모델 1");

    String reference = Outcomes.done(world().registry().publish(result)).orElseThrow();

    JsonNode version = HubServer.versions(result.model()).getLast();
    assertEquals("모델 1-" + result.key(), version.get("name").stringValue());
    assertEquals("LIVE", version.get("state").stringValue());
    JsonNode artifact = HubServer.artifacts(version.get("id").stringValue()).getFirst();
    assertEquals(
        "model_versions/"
            + version.get("id").stringValue()
            + "/artifacts/"
            + artifact.get("id").stringValue(),
        reference);
    assertEquals("LIVE", artifact.get("state").stringValue());
    assertEquals("ethos-u", artifact.get("modelFormatName").stringValue());
    assertEquals("npuc:" + result.compilation(), artifact.get("externalId").stringValue());
    assertEquals(
        result.digest().orElseThrow(),
        artifact.at("/customProperties/npuc.digest/string_value").stringValue());
    assertEquals(List.of(), HubServer.artifacts(result.version()));
  }

  @Test
  void aVersionWithALongNameGetsAShorterOneForItsResult() {
    OuterResult result = result("가".repeat(230));

    assertTrue(Outcomes.done(world().registry().publish(result)).isPresent());

    String name = HubServer.versions(result.model()).getLast().get("name").stringValue();
    assertEquals(236, name.length());
    assertTrue(name.endsWith("…-" + result.key()), name);
  }

  private static OuterResult result(String version) {
    String model = HubServer.addModel(TestResults.of("", "").compilation().toString());
    return TestResults.of(model, HubServer.addVersion(model, version));
  }
}
