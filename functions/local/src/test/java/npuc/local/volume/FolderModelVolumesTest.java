package npuc.local.volume;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import npuc.registry.ModelVolumes.Presence;
import npuc.registry.VolumeUri;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FolderModelVolumesTest {
  private static final String SHA256_OF_ABC =
      "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  private Path models;
  private Path outside;
  private FolderModelVolumes volumes;

  @BeforeEach
  void open(@TempDir Path folder) throws IOException {
    models = Files.createDirectories(folder.resolve("volumes/models"));
    outside = Files.createDirectories(folder.resolve("outside"));
    volumes = new FolderModelVolumes(folder.resolve("volumes"), Map.of("other", outside));
  }

  @Test
  void aFileIsSeenWithItsSizeAndDigest() throws IOException {
    put(models, "hey/hey.tflite", "abc");

    assertEquals(new Presence.Found(3), look("hey/hey.tflite"));
    assertEquals(Optional.of(SHA256_OF_ABC), volumes.digest(uri("hey/hey.tflite")));
    assertEquals(Optional.empty(), volumes.digest(uri("hey")));
    assertEquals(Optional.empty(), volumes.digest(uri("hey/other.tflite")));
  }

  @Test
  void aNameThatNoFileCanHaveIsMissing() {
    VolumeUri file = uri("a\0b.tflite");

    assertEquals(new Presence.Missing(), volumes.look(file));
    assertEquals(Optional.empty(), volumes.digest(file));
    assertEquals(Optional.empty(), volumes.read(file, 100));
    assertEquals(Optional.empty(), volumes.read(file, 0, 1));
    assertEquals(OptionalLong.empty(), volumes.size(file));
    assertEquals(List.of(), volumes.names(file));
  }

  @ParameterizedTest
  @CsvSource({"NFD, NFC", "NFC, NFD"})
  void aKoreanNameIsFoundHoweverItsLettersArePutTogether(
      Normalizer.Form stored, Normalizer.Form asked) throws IOException {
    String name = "키워드/모델é.tflite";
    put(models, Normalizer.normalize(name, stored), "abc");
    VolumeUri file = uri(Normalizer.normalize(name, asked));

    assertEquals(new Presence.Found(3), volumes.look(file));
    assertEquals(Optional.of(SHA256_OF_ABC), volumes.digest(file));
    assertEquals(OptionalLong.of(3), volumes.size(file));
    assertArrayEquals("b".getBytes(StandardCharsets.UTF_8), volumes.read(file, 1, 1).orElseThrow());
    assertEquals(
        List.of(Normalizer.normalize("모델é.tflite", stored)), volumes.names(uri(file.parent())));
  }

  @Test
  void ofTwoNamesThatLookTheSameTheOneThatWasGivenIsTaken() throws IOException {
    String composed = Normalizer.normalize("모델.tflite", Normalizer.Form.NFC);
    String apart = Normalizer.normalize("모델.tflite", Normalizer.Form.NFD);
    put(models, composed, "abc");
    put(models, apart, "abcde");

    assertEquals(new Presence.Found(3), look(composed));
    assertEquals(new Presence.Found(5), look(apart));
  }

  @Test
  void ofTwoNamesThatLookTheSameNoneIsTakenForAThird() throws IOException {
    String third = "s\u0307\u0323.tflite";
    put(models, Normalizer.normalize(third, Normalizer.Form.NFC), "abc");
    put(models, Normalizer.normalize(third, Normalizer.Form.NFD), "abc");

    var told = assertInstanceOf(Presence.Unusable.class, look(third));
    assertTrue(told.wrong().contains("like two that look the same"), told::wrong);
  }

  @Test
  void aPipeIsNotCalledAFolder() throws Exception {
    var made = new ProcessBuilder("mkfifo", models.resolve("pipe.tflite").toString()).start();
    assertEquals(0, made.waitFor());

    assertEquals(
        new Presence.Unusable(
            "special",
            "leads to a named pipe, which is neither a file nor a folder; register the model"
                + " itself"),
        look("pipe.tflite"));
  }

  @Test
  void stagingInAKoreanFolderIsRemovedHoweverItsLettersArePutTogether() throws IOException {
    String folder = "키워드/.npuc-staging/c-01/1";
    put(models, Normalizer.normalize(folder, Normalizer.Form.NFD) + "/a", "abc");

    volumes.removeStaging(uri(Normalizer.normalize(folder, Normalizer.Form.NFC)));

    assertEquals(new Presence.Missing(), look(folder));
  }

  @Test
  void aFolderIsSeenWithTheSizeOfAllFilesBelow() throws IOException {
    put(models, "llama/a.safetensors", "abc");
    put(models, "llama/deep/er/b.safetensors", "de");

    assertEquals(new Presence.Found(5), look("llama"));
  }

  @Test
  void aConfiguredVolumeIsSeenWhereItLies() throws IOException {
    put(outside, "x", "abc");

    assertEquals(new Presence.Found(3), volumes.look(new VolumeUri("other", "x")));
  }

  @Test
  void whatIsNotThereIsMissingAndAVolumeThatIsNotThereUnknown() {
    assertEquals(new Presence.Missing(), look("no/such"));
    assertEquals(new Presence.UnknownClaim(), volumes.look(new VolumeUri("none", "x")));
  }

  @Test
  void aLinkInsideTheVolumeIsFollowed() throws IOException {
    put(models, "blobs/1", "abc");
    Files.createSymbolicLink(models.resolve("hey.tflite"), Path.of("blobs/1"));

    assertEquals(new Presence.Found(3), look("hey.tflite"));
  }

  @Test
  void aLinkThatLeavesTheVolumeIsOutside() throws IOException {
    put(outside, "secret", "abc");
    Files.createSymbolicLink(models.resolve("file"), outside.resolve("secret"));
    Files.createSymbolicLink(models.resolve("folder"), outside);

    assertEquals(new Presence.Outside(), look("file"));
    assertEquals(new Presence.Outside(), look("folder/secret"));
    assertEquals(Optional.empty(), volumes.read(uri("file"), 100));
  }

  @Test
  void aFileIsReadUpToALimit() throws IOException {
    put(models, "npuc-manifest.json", "abc");

    byte[] content = volumes.read(uri("npuc-manifest.json"), 3).orElseThrow();
    assertArrayEquals("abc".getBytes(StandardCharsets.UTF_8), content);
    assertEquals(Optional.empty(), volumes.read(uri("npuc-manifest.json"), 2));
    assertEquals(Optional.empty(), volumes.read(uri("none"), 3));
    assertTrue(Files.isDirectory(models));
  }

  private Presence look(String path) {
    return volumes.look(uri(path));
  }

  private static VolumeUri uri(String path) {
    return new VolumeUri("models", path);
  }

  private static void put(Path volume, String path, String content) throws IOException {
    Path file = volume.resolve(path);
    Files.createDirectories(file.resolveSibling("."));
    Files.writeString(file, content);
  }
}
