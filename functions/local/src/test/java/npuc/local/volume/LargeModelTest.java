package npuc.local.volume;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import npuc.registry.VolumeUri;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pieces of large files; these are sparse and take no disk. */
final class LargeModelTest {
  private static final long GIB = 1L << 30;

  private Path folder;
  private FolderModelVolumes volumes;

  @BeforeEach
  void open(@TempDir Path volume) throws IOException {
    folder = Files.createDirectory(volume.resolve("llama"));
    volumes = new FolderModelVolumes(volume, Map.of("models", volume));
  }

  @Test
  void aPieceOfAFileOf140GibIsReadWithoutTheRest() throws IOException {
    try (var file = new RandomAccessFile(folder.resolve("big").toFile(), "rw")) {
      file.setLength(140 * GIB);
      file.seek(139 * GIB);
      file.write("here".getBytes(StandardCharsets.UTF_8));
    }

    assertEquals(OptionalLong.of(140 * GIB), volumes.size(uri("big")));
    assertEquals(Optional.of("here"), text(volumes.read(uri("big"), 139 * GIB, 4)));
    assertEquals(Optional.empty(), text(volumes.read(uri("big"), 140 * GIB - 3, 4)));
    assertEquals(Optional.empty(), text(volumes.read(uri("big"), Long.MAX_VALUE, 4)));
  }

  @Test
  void onlyPlainFilesInsideTheVolumeAreSeen(@TempDir Path outside) throws IOException {
    Files.writeString(outside.resolve("secret"), "x");
    Files.writeString(folder.resolve("config.json"), "{}");
    Files.createDirectory(folder.resolve("sub"));
    Files.createSymbolicLink(folder.resolve("inside"), Path.of("config.json"));
    Files.createSymbolicLink(folder.resolve("leak"), outside.resolve("secret"));

    assertEquals(
        List.of("config.json", "inside", "leak"), volumes.names(new VolumeUri("models", "llama")));
    assertEquals(OptionalLong.of(2), volumes.size(uri("inside")));
    assertEquals(OptionalLong.empty(), volumes.size(uri("leak")));
    assertEquals(OptionalLong.empty(), volumes.size(uri("sub")));
    assertEquals(Optional.empty(), text(volumes.read(uri("leak"), 0, 1)));
    assertTrue(volumes.names(new VolumeUri("models", "nothing")).isEmpty());
  }

  private static VolumeUri uri(String name) {
    return new VolumeUri("models", "llama/" + name);
  }

  private static Optional<String> text(Optional<byte[]> content) {
    return content.map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }
}
