package npuc.api;

import static npuc.api.AnswersTest.holds;
import static npuc.api.MemoryApi.MODEL;
import static npuc.api.MemoryApi.VERSION;

import npuc.id.TestIds;
import npuc.registry.Entries;
import npuc.registry.Version;
import org.junit.jupiter.api.Test;

/** What is answered when something is registered, and a page that another follows. */
class RegistryAnswersTest {
  private final MemoryApi api = new MemoryApi();

  @Test
  void aCreatedModel() {
    Answer created = api.postText("/v1/models", "{\"name\": \"사람\", \"description\": \"b\"}");

    holds("created-model", 201, created);
  }

  @Test
  void aCreatedVersion() {
    holds("created-version", 201, api.postText(MODEL + "/versions", "{\"name\": \"2\"}"));
  }

  @Test
  void aCreatedArtifact() {
    holds(
        "created-artifact",
        201,
        api.postText(
            VERSION + "/artifacts",
            """
            {"name": "person", "platform": "tflite", "uri": "pvc://models/vision/person.tflite",
             "sizeBytes": 123456}
            """));
  }

  @Test
  void aPageOfArtifactsThatAnotherFollows() {
    var version = new Version(TestIds.version(1), TestIds.model(1), "", TestIds.START);
    api.service.registry.addArtifact(
        new Entries(new TestIds()).compiledOf(version, TestIds.compilation(1)));

    holds("artifacts-first", 200, api.get(VERSION + "/artifacts?limit=1"));
  }
}
