package npuc.api.spec;

import static npuc.api.MemoryApi.VERSION;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import npuc.api.Answer;
import npuc.api.MemoryApi;
import npuc.compilation.Specs;
import npuc.platform.tflite.TfliteFiles;
import npuc.registry.ModelVolumes.Presence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which artifact is compiled, and which can't be. */
class BaseArtifactsTest {
  private static final String FIELD = "baseArtifactId";
  private static final String FILE = Specs.BASE.toString();

  private final MemoryApi api = new MemoryApi();

  @Test
  void anOriginalBehindManyNewerArtifactsIsFound() {
    for (int i = 0; i < 101; i++) {
      api.artifact(VERSION, "onnx", FILE).expect(201);
    }

    Answer planned = api.dryRun(VERSION, Map.of("platform", "ethos-u")).expect(200);

    assertEquals("person detection", planned.text("/baseArtifact/name"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ethos-u", "rngd"})
  void anArtifactThatIsCompiledAlreadyIsRefused(String format) {
    String version = api.emptyVersion();

    Answer answer = naming(version, api.artifact(version, format, FILE).expect(201).text("id"));

    answer.expectViolations(FIELD);
    assertTrue(answer.violations().contains("is compiled already"), answer::violations);
  }

  @Test
  void aBaseOfAFormatThatThePlatformDoesNotTakeIsRefused() {
    String version = api.emptyVersion();

    Answer named =
        naming(version, api.artifact(version, "safetensors", FILE).expect(201).text("id"));

    named.expectViolations(FIELD);
    assertTrue(named.violations().contains("this platform takes"), named::violations);
    api.compile(version).expectViolations(FIELD);
  }

  @Test
  void anArtifactOfAnotherVersionIsUnknown() {
    String other = api.tfliteVersion();

    naming(VERSION, api.get(other + "/artifacts").ids().getFirst()).expectViolations(FIELD);
  }

  @Test
  void aFileThatIsGoneIsSaidBeforeAJobStarts() {
    assertRefused(new Presence.Missing(), "has no files any more");
  }

  @Test
  void aVolumeThatTheServiceWasNotStartedWithIsNamed() {
    assertRefused(new Presence.UnknownClaim(), "lies on the volume models");
  }

  private void assertRefused(Presence now, String words) {
    String version =
        api.versionWith("tflite", api.volumes.put("gone.tflite", TfliteFiles.named("int8")));
    api.volumes.show("gone.tflite", now);

    Answer answer = api.compile(version);

    answer.expectViolations(FIELD);
    assertTrue(answer.violations().contains(words), answer::violations);
  }

  private Answer naming(String version, String artifact) {
    return api.compile(version, Map.of("platform", "ethos-u", FIELD, artifact));
  }
}
