package npuc.local.volume;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import npuc.platform.PlatformName;
import npuc.registry.Listing;
import npuc.registry.Volume;
import npuc.registry.VolumeEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody sees who looks for a model in the volumes of a machine. */
final class FolderListTest {
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
  void volumesAreThoseOfTheDataFolderAndThoseThatWereConfigured() throws IOException {
    Files.createDirectories(models.resolveSibling("not a claim"));
    put(models.resolveSibling("a-file"), "abc");

    assertEquals(List.of(new Volume("models", true), new Volume("other", true)), volumes.volumes());
  }

  @Test
  void foldersComeFirstAndEachKindByName() throws IOException {
    put(models.resolve("b.tflite"), "abc");
    put(models.resolve("a.bin"), "");
    put(models.resolve("z/inner"), "");

    List<VolumeEntry> seen = list("");

    assertEquals(List.of("z", "a.bin", "b.tflite"), names(seen));
    assertEquals(Optional.empty(), seen.get(0).sizeBytes());
    assertEquals(Optional.of(3L), seen.get(2).sizeBytes());
    assertEquals("pvc://models/b.tflite", seen.get(2).uri().toString());
    assertEquals("pvc://models/z/inner", list("z").getFirst().uri().toString());
  }

  @Test
  void theFormatIsGuessedByNames() throws IOException {
    put(models.resolve("llama/config.json"), "{}");
    put(models.resolve("llama/model-1.safetensors"), "");
    put(models.resolve("both/config.json"), "{}");
    put(models.resolve("both/model.safetensors"), "");
    put(models.resolve("both/model.onnx"), "");
    put(models.resolve("several/a.onnx"), "");
    put(models.resolve("several/b.onnx"), "");
    put(models.resolve("text/Model.ONNX"), "");
    put(models.resolve("text/model.onnx.data"), "");
    put(models.resolve("weights/model.safetensors"), "");
    put(models.resolve("KWS.TFLITE"), "");

    assertEquals(
        List.of(
            "both safetensors onnx",
            "llama safetensors",
            "several",
            "text onnx",
            "weights",
            "KWS.TFLITE tflite"),
        list("").stream().map(FolderListTest::guessed).toList());
  }

  private static String guessed(VolumeEntry entry) {
    Stream<String> formats = entry.formats().stream().map(PlatformName::toString);
    return Stream.concat(Stream.of(entry.place().name()), formats).collect(joining(" "));
  }

  @Test
  void whatCannotBeRegisteredIsNotShown() throws Exception {
    put(outside.resolve("secret"), "abc");
    put(models.resolve("real/file"), "abc");
    put(models.resolve(".npuc-staging/left"), "");
    put(models.resolve("line\nbreak"), "");
    put(models.resolve("back\\slash"), "");
    Files.createSymbolicLink(models.resolve("inside"), models.resolve("real"));
    Files.createSymbolicLink(models.resolve("leaves"), outside);
    Files.createSymbolicLink(models.resolve("leaves-too"), outside.resolve("secret"));
    Files.createSymbolicLink(models.resolve("nowhere"), models.resolve("gone"));
    assertEquals(
        0, new ProcessBuilder("mkfifo", models.resolve("pipe").toString()).start().waitFor());
    assertEquals(
        0,
        new ProcessBuilder("sh", "-c", "touch \"$(printf 'odd\\377bytes')\"")
            .directory(models.toFile())
            .start()
            .waitFor());

    assertEquals(List.of("inside", "real"), names(list("")));
    assertEquals(List.of("file"), names(list("inside")));
  }

  @Test
  void aFolderIsFoundHoweverTheLettersOfItsNameArePutTogether() throws IOException {
    String stored = Normalizer.normalize("모델", Normalizer.Form.NFD);
    put(models.resolve(stored).resolve("a"), "");

    VolumeEntry seen = list("모델").getFirst();

    assertEquals("pvc://models/" + stored + "/a", seen.uri().toString());
  }

  @Test
  void whatIsNoFolderOfTheVolumeIsSaid() throws IOException {
    put(models.resolve("file"), "");
    Files.createSymbolicLink(models.resolve("leaves"), outside);

    for (String path : List.of("file", "gone", "leaves", "leaves/in")) {
      assertInstanceOf(Listing.NoFolder.class, volumes.list("models", path, 9, Optional.empty()));
    }
    for (String claim : List.of("gone", "..", ".", "models/../models")) {
      assertEquals(new Listing.UnknownClaim(), volumes.list(claim, "", 9, Optional.empty()));
    }
  }

  @Test
  void everyEntryOfAVeryLargeFolderIsOnOnePage() throws IOException {
    List<String> expected = new ArrayList<>();
    for (int number = 0; number < 50; number++) {
      Files.createDirectory(models.resolve("d%05d".formatted(number)));
      expected.add("d%05d".formatted(number));
    }
    for (int number = 0; number < 3_000; number++) {
      Files.createFile(models.resolve("f%05d".formatted(number)));
      expected.add("f%05d".formatted(number));
    }

    List<String> seen = new ArrayList<>();
    Optional<VolumeEntry.Place> after = Optional.empty();
    for (boolean more = true; more; ) {
      var listed = assertInstanceOf(Listing.Listed.class, volumes.list("models", "", 70, after));
      seen.addAll(names(listed.page().items()));
      after = Optional.of(listed.page().items().getLast().place());
      more = listed.page().more();
    }

    assertEquals(expected, seen);
  }

  @Test
  void whatIsMadeBetweenTwoPagesNeitherHidesNorRepeatsAnEntry() throws IOException {
    IntStream.of(1, 3, 5).forEach(number -> put(models.resolve("f" + number), ""));
    var first = page(2, Optional.empty());
    put(models.resolve("f0"), "");
    put(models.resolve("f4"), "");
    put(models.resolve("folder/in"), "");

    var second = page(9, Optional.of(first.page().items().getLast().place()));

    assertEquals(List.of("f4", "f5"), names(second.page().items()));
  }

  private Listing.Listed page(int limit, Optional<VolumeEntry.Place> after) {
    return assertInstanceOf(Listing.Listed.class, volumes.list("models", "", limit, after));
  }

  private List<VolumeEntry> list(String path) {
    return assertInstanceOf(
            Listing.Listed.class, volumes.list("models", path, 100, Optional.empty()))
        .page()
        .items();
  }

  private static List<String> names(List<VolumeEntry> entries) {
    return entries.stream().map(entry -> entry.place().name()).toList();
  }

  private static void put(Path file, String content) {
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, content.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
