package npuc.local.volume;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import npuc.registry.VolumeUri;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Removing staging never removes anything else. */
final class StagingRemovalTest {
  private Path models;
  private Path staging;
  private FolderModelVolumes volumes;

  @BeforeEach
  void open(@TempDir Path folder) throws IOException {
    models = Files.createDirectories(folder.resolve("volumes/models"));
    staging = models.resolve("hey/.npuc-staging");
    volumes = new FolderModelVolumes(folder.resolve("volumes"), Map.of());
  }

  @Test
  void itGoesWithAllItHoldsAndLeavesNoEmptyFolders() throws IOException {
    put(staging.resolve("c-1/1/deep/file"));
    put(models.resolve("hey/hey.tflite"));
    remove("hey/.npuc-staging/c-1/1");

    assertFalse(Files.exists(staging));
    assertTrue(Files.exists(models.resolve("hey/hey.tflite")));
    remove("hey/.npuc-staging/c-1/1");
  }

  @Test
  void whatOthersStagedStays() throws IOException {
    put(staging.resolve("c-1/1/file"));
    put(staging.resolve("c-2/1/file"));
    remove("hey/.npuc-staging/c-1/1");

    assertFalse(Files.exists(staging.resolve("c-1")));
    assertTrue(Files.exists(staging.resolve("c-2/1/file")));
  }

  @Test
  void whatLinksLeadToStays() throws IOException {
    Path model = put(models.resolve("hey/hey.tflite"));
    Files.createDirectories(staging.resolve("c-1/1"));
    Files.createSymbolicLink(staging.resolve("c-1/1/link"), models.resolve("hey"));
    Files.createSymbolicLink(staging.resolve("c-1/2"), models.resolve("hey"));
    remove("hey/.npuc-staging/c-1/1");
    remove("hey/.npuc-staging/c-1/2");

    assertFalse(Files.exists(staging));
    assertTrue(Files.exists(model));
  }

  @Test
  void aFolderThatIsNotBelowStagingIsRefused() throws IOException {
    Path model = put(models.resolve("hey/hey.tflite"));
    put(models.resolve("x.npuc-staging/file"));
    Files.createSymbolicLink(staging, models.resolve("hey"));

    for (String path :
        new String[] {
          "hey", "hey/hey.tflite", "x.npuc-staging/file", "hey/.npuc-staging/hey.tflite"
        }) {
      assertThrows(IllegalArgumentException.class, () -> remove(path), path);
    }
    assertTrue(Files.exists(model));
    assertTrue(Files.exists(models.resolve("x.npuc-staging/file")));
  }

  private void remove(String path) {
    volumes.removeStaging(new VolumeUri("models", path));
  }

  private static Path put(Path file) throws IOException {
    Files.createDirectories(file.resolveSibling("."));
    return Files.writeString(file, "abc");
  }
}
