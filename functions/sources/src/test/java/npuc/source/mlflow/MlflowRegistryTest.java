package npuc.source.mlflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import npuc.id.RandomIds;
import npuc.refusal.Outcome;
import npuc.refusal.Outcomes;
import npuc.refusal.Refusal;
import npuc.refusal.RefusalCode;
import npuc.registry.outer.OuterFormats;
import npuc.registry.outer.OuterOriginal;
import npuc.registry.outer.OuterRegistry;
import npuc.registry.outer.OuterRegistryContract;
import npuc.registry.outer.OuterResult;
import npuc.registry.outer.OuterWorld;
import npuc.registry.outer.TestResults;
import npuc.source.RegistrySettings.Kind;
import npuc.source.registries.TestRegistries;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Against the real MLflow. */
class MlflowRegistryTest extends OuterRegistryContract {
  private static final RandomIds IDS = new RandomIds(Clock.systemUTC());

  private final OuterRegistry registry = TestRegistries.of(Kind.MLFLOW, MlflowServer.url());

  @Override
  protected OuterWorld world() {
    return new World();
  }

  @Test
  void aVersionWithOneTfliteFileAmongOthersIsThatFile() {
    OuterOriginal original =
        Outcomes.done(original("MLmodel", "data/한국어/kws 1.tflite", "conda.yaml"));

    assertEquals(OuterFormats.TFLITE, original.format());
    assertEquals("kws 1.tflite", original.name());
    assertTrue(original.uri().matches("mlflow://corp/m%20[0-9a-z]{26}/1"), original.uri());
  }

  @Test
  void aVersionWithSafetensorsIsAFolderCalledLikeTheModel() {
    OuterOriginal original = Outcomes.done(original("config.json", "model.safetensors"));

    assertEquals(OuterFormats.SAFETENSORS, original.format());
    assertTrue(original.name().startsWith("m "), original.name());
  }

  @Test
  void aVersionWithNothingToCompileIsRefusedWithWhatIsThere() {
    Refusal refusal = Outcomes.refused(original("model.pkl", "MLmodel"));

    assertEquals(RefusalCode.NOTHING_TO_IMPORT, refusal.code());
    assertTrue(refusal.message().contains("MLmodel, model.pkl"), refusal.message());
  }

  @Test
  void aVersionWithTwoModelsIsRefused() {
    Refusal refusal = Outcomes.refused(original("a.tflite", "b.tflite"));

    assertEquals(RefusalCode.NOTHING_TO_IMPORT, refusal.code());
  }

  @Test
  void aVersionWithoutFilesIsRefused() {
    assertEquals("It has no files.", Outcomes.refused(original()).message());
  }

  @Test
  void aVersionInABucketKeepsItsUri() {
    String model = "m " + IDS.next();
    MlflowServer.addModel(model);
    String version = MlflowServer.addVersionOf(model, "s3://models/kws/kws.tflite", "");

    OuterOriginal original =
        Outcomes.done(registry.find(model, version).flatMap(registry::original));

    assertEquals("s3://models/kws/kws.tflite", original.uri());
    assertEquals(OuterFormats.TFLITE, original.format());
  }

  @Test
  void aVersionInABucketThatNobodyCanListIsRefusedWithWhatToDo() {
    String model = "m " + IDS.next();
    MlflowServer.addModel(model);
    String version = MlflowServer.addVersionOf(model, "s3://models/kws", "");

    Refusal refusal = Outcomes.refused(registry.find(model, version).flatMap(registry::original));

    assertTrue(refusal.message().contains("s3://models/kws"), refusal.message());
    assertTrue(refusal.message().contains("Register it with its s3:// uri"), refusal.message());
  }

  @Test
  void aTagTellsWhereTheResultIsAndWhatMadeIt() {
    String model = world().addModel("모델 " + IDS.next());
    String version = world().addVersion(model);
    OuterResult result = TestResults.of(model, version);

    String reference = Outcomes.done(registry.publish(result)).orElseThrow();

    JsonNode tag = MlflowServer.version(model, version).get("tags").get(0);
    String key = tag.get("key").stringValue();
    assertEquals("npuc.ethos-u.abababababab-" + result.compilation(), key);
    assertEquals("models:/" + model + "/" + version + "#" + key, reference);
    JsonNode value = JsonMapper.shared().readTree(tag.get("value").stringValue());
    assertEquals(result.uri(), value.get("uri").stringValue());
    assertEquals(result.digest(), Optional.of(value.get("digest").stringValue()));
    assertEquals(result.compilation().toString(), value.get("compilation").stringValue());
    assertEquals("ethos-u55-128", value.get("target").stringValue());
  }

  private Outcome<OuterOriginal> original(String... files) {
    String model = "m " + IDS.next();
    MlflowServer.addModel(model);
    String version = MlflowServer.addVersion(model, files);
    return registry.find(model, version).flatMap(registry::original);
  }

  private final class World implements OuterWorld {
    @Override
    public OuterRegistry registry() {
      return registry;
    }

    @Override
    public String addModel(String name) {
      MlflowServer.addModel(name);
      return name;
    }

    @Override
    public String addVersion(String model) {
      return MlflowServer.addVersion(model, "kws.tflite");
    }

    @Override
    public List<String> results(String model, String version) {
      JsonNode tags = MlflowServer.version(model, version).path("tags");
      return tags.valueStream()
          .flatMap(tag -> Stream.of(tag.get("value").stringValue()))
          .map(value -> JsonMapper.shared().readTree(value).get("uri").stringValue())
          .toList();
    }
  }
}
