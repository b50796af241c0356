package npuc.source.kubeflow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import npuc.refusal.Outcome;
import npuc.refusal.Outcomes;
import npuc.refusal.Refusal;
import npuc.refusal.RefusalCode;
import npuc.registry.outer.OuterFormats;
import npuc.registry.outer.OuterOriginal;
import npuc.registry.outer.OuterResult;
import npuc.registry.outer.TestResults;
import npuc.source.RegistrySettings.Kind;
import npuc.source.RegistrySettings.Placement;
import npuc.source.registries.TestRegistries;
import org.junit.jupiter.api.Test;

class HubSameVersionTest extends KubeflowHubContract {
  private final String name = TestResults.of("", "").compilation().toString();
  private final String model = HubServer.addModel(name);
  private final String version = HubServer.addVersion(model, "1");

  HubSameVersionTest() {
    super(Placement.SAME_VERSION);
  }

  @Test
  void putsAResultIntoTheVersionItself() {
    OuterResult result = TestResults.of(model, version);

    Outcomes.done(world().registry().publish(result));

    assertEquals(1, HubServer.versions(model).size());
    assertEquals(result.uri(), HubServer.artifacts(version).getFirst().get("uri").stringValue());
  }

  @Test
  void aResultWhoseNameAnotherArtifactHasIsRefused() {
    OuterResult result = TestResults.of(model, version);
    HubServer.addArtifact(version, result.key(), "onnx", "s3://a/b");

    Refusal refusal = Outcomes.refused(world().registry().publish(result));

    assertEquals(RefusalCode.REGISTRY_UNUSABLE, refusal.code());
  }

  @Test
  void nothingIsPublishedWhereNothingIsWanted() {
    var settings =
        TestRegistries.settings(Kind.KUBEFLOW, HubServer.url(), Optional.empty(), Placement.NONE);

    Outcome<Optional<String>> published =
        TestRegistries.of(settings).publish(TestResults.of(model, version));

    assertEquals(Optional.empty(), Outcomes.done(published));
    assertEquals(0, HubServer.artifacts(version).size());
  }

  @Test
  void theArtifactCalledLikeTheModelIsItsOriginal() {
    HubServer.addArtifact(version, "other", "tflite", "pvc://models/other.tflite");
    HubServer.addArtifact(version, name, "safetensors", "hf://org/model");

    OuterOriginal original = Outcomes.done(original());

    assertEquals("hf://org/model", original.uri());
    assertEquals(OuterFormats.SAFETENSORS, original.format());
  }

  @Test
  void theOnlyArtifactThatCanBeCompiledIsItsOriginal() {
    HubServer.addArtifact(version, "a", "keras", "s3://a/b.keras");
    HubServer.addArtifact(version, "b", "TFLite", "https://models.corp/kws.tflite");

    assertEquals("https://models.corp/kws.tflite", Outcomes.done(original()).uri());
  }

  @Test
  void aVersionWithNothingToCompileIsRefusedWithWhatIsThere() {
    HubServer.addArtifact(version, "a", "onnx", "s3://a/b.onnx");

    Refusal refusal = Outcomes.refused(original());

    assertEquals(RefusalCode.NOTHING_TO_IMPORT, refusal.code());
    assertEquals(
        "Its artifact must be tflite, onnx or safetensors by modelFormatName, or by its uri; it is"
            + " a (keras, s3://a/b.keras)",
        refusal.message());
  }

  @Test
  void aVersionWithoutArtifactsIsRefused() {
    assertEquals("It has no model artifact.", Outcomes.refused(original()).message());
  }

  private Outcome<OuterOriginal> original() {
    return world().registry().find(model, version).flatMap(world().registry()::original);
  }
}
