package npuc.api.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import npuc.api.MemoryApi;
import npuc.application.Application;
import npuc.id.TestIds;
import npuc.platform.PlatformName;
import npuc.registry.Artifact;
import npuc.registry.VolumeUri;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangedFileTest {
  private static final VolumeUri LARGE = new VolumeUri("models", "large.tflite");

  private final MemoryApi api = new MemoryApi();

  /** Nobody reads so large a file for each request: it could be swapped for any other. */
  @ParameterizedTest
  @CsvSource({"4, false", "5, true"})
  void ofAFileThatIsTooLargeForADigestTheSizeSpeaks(long registered, boolean isChanged) {
    api.volumes.put("large.tflite", new byte[] {1, 2, 3, 4});
    var artifact =
        new Artifact(
            TestIds.artifact(2),
            TestIds.model(1),
            TestIds.version(1),
            "large",
            new PlatformName("tflite"),
            LARGE,
            Optional.empty(),
            Optional.empty(),
            Optional.of(registered),
            TestIds.START,
            Optional.empty());

    assertEquals(
        isChanged,
        new ChangedFile(artifact, LARGE, api.volumes, Application.PLATFORMS).isChanged());
  }
}
