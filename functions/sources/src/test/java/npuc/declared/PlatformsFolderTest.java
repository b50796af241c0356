package npuc.declared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import npuc.application.Application;
import npuc.platform.PlatformName;
import npuc.platform.declared.DeclaredPlatform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlatformsFolderTest {
  private static final Path TOYS = Path.of("../../jobs/tests/toy_platforms");

  @TempDir private Path folder;
  private final List<String> problems = new ArrayList<>();

  @Test
  void withoutTheSettingThereAreNone() {
    assertEquals(PlatformsFolder.NONE, read(Optional.empty()));
    assertEquals(PlatformsFolder.NONE, read(Optional.of("")));
    assertEquals(List.of(), problems);
  }

  @Test
  void everyFolderIsAPlatform() throws IOException {
    copyToyAs("b-toy");
    copyToyAs("a-toy");
    Files.writeString(folder.resolve("README.md"), "ours");
    Files.createDirectory(folder.resolve(".git"));

    PlatformsFolder read = read(Optional.of(folder.toString()));

    assertEquals(List.of(), problems);
    assertEquals(
        List.of(new PlatformName("a-toy"), new PlatformName("b-toy")),
        read.platforms().stream().map(DeclaredPlatform::name).toList());
    assertEquals(Optional.of(folder), read.path());
  }

  @Test
  void whatCanNotBeReadIsTold() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    Path empty = Files.createDirectory(folder.resolve("empty"));
    Path bare = Files.createDirectories(folder.resolve("all/bare"));
    Path binary = Files.createDirectories(folder.resolve("all/binary"));
    Files.write(binary.resolve("platform.json"), new byte[] {(byte) 0xff});
    Files.createDirectory(binary.resolve("platform.py"));

    read(Optional.of("/no/such/folder"));
    read(Optional.of(file.toString()));
    read(Optional.of(empty.toString()));
    read(Optional.of(folder.resolve("all").toString()));

    String unreadable = " must be a file of UTF-8 text of at most 1 MiB that can be read";
    String program = "/platform.py must be a file that can be read: it runs the compiler";
    assertEquals(
        List.of(
            "NPUC_PLATFORMS: must name a folder that can be read: /no/such/folder",
            "NPUC_PLATFORMS: must name a folder that can be read: " + file,
            "NPUC_PLATFORMS: " + empty + " holds no platform: each has a folder of its own there",
            "NPUC_PLATFORMS: " + bare + program,
            "NPUC_PLATFORMS: " + bare.resolve("platform.json") + unreadable,
            "NPUC_PLATFORMS: " + binary + program,
            "NPUC_PLATFORMS: " + binary.resolve("platform.json") + unreadable),
        problems);
  }

  @Test
  void aPlatformOfOursStaysOurs() throws IOException {
    copyToyAs("ethos-u");

    read(Optional.of(folder.toString()));

    assertEquals(1, problems.size());
    assertTrue(problems.getFirst().contains("ethos-u has a name that is taken"));
  }

  private PlatformsFolder read(Optional<String> given) {
    return PlatformsFolder.read(given, Application.PLATFORMS, problems);
  }

  private void copyToyAs(String name) throws IOException {
    Path platform = Files.createDirectory(folder.resolve(name));
    for (String file : List.of("platform.json", "platform.py")) {
      Files.copy(TOYS.resolve("toy").resolve(file), platform.resolve(file));
    }
  }
}
