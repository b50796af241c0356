package npuc.local.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import npuc.environment.BrokenSealException;
import npuc.environment.SealedSecret;
import npuc.environment.SecretBox;
import npuc.environment.SecretBoxContract;
import npuc.environment.SecretPlace;
import npuc.environment.SecretText;
import npuc.id.CompilationId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFileSecretBoxTest extends SecretBoxContract {
  private static final SecretPlace PLACE =
      new SecretPlace(CompilationId.parse("c-01jdzq4g8x5v7n2m3k4p5r6s7t").orElseThrow(), "A");
  private static final SecretText SECRET = new SecretText("planted");

  @TempDir private Path folder;
  private Path file = Path.of("");

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("secret.key");
  }

  @Override
  protected SecretBox box() {
    return KeyFileSecretBox.at(file);
  }

  @Test
  void makesAMissingFileThatOnlyItsOwnerMayUse() throws IOException {
    box();

    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    assertEquals(32, Files.size(file));
    assertEquals(List.of(file), filesInFolder());
  }

  @Test
  void aLaterBoxWithTheSameFileOpensWhatAnEarlierSealed() {
    SealedSecret sealed = box().seal(SECRET, PLACE);

    assertEquals(SECRET, box().open(sealed, PLACE));
  }

  @Test
  void aBoxWithAnotherFileDoesNot() {
    SealedSecret sealed = box().seal(SECRET, PLACE);
    var other = KeyFileSecretBox.at(folder.resolve("other.key"));

    assertThrows(BrokenSealException.class, () -> other.open(sealed, PLACE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-----w-", "rw---x---"})
  void refusesAFileThatOthersMayUse(String permissions) throws IOException {
    box();
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));

    assertEquals(
        "others may use the key file "
            + file
            + ": run chmod 600 on it, and think whether anybody read it",
        refusal());
  }

  @Test
  void takesAFileThatItsOwnerMayOnlyRead() throws IOException {
    SealedSecret sealed = box().seal(SECRET, PLACE);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));

    assertEquals(SECRET, box().open(sealed, PLACE));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 16, 31, 33, 64})
  void refusesAFileOfAnotherLength(int length) throws IOException {
    box();
    Files.write(file, new byte[length]);

    assertTrue(
        refusal().startsWith("the key file " + file + " must be 32 bytes long, it has " + length),
        refusal());
    assertEquals(length, Files.size(file));
  }

  @Test
  void namesTheFileWhenItsFolderIsMissing() {
    Path nowhere = folder.resolve("missing").resolve("secret.key");

    var failure = assertThrows(UncheckedIOException.class, () -> KeyFileSecretBox.at(nowhere));
    assertEquals("the key file " + nowhere + " can't be used", failure.getMessage());
  }

  @Test
  void severalThatStartAtOnceUseOneKey() throws Exception {
    List<Callable<SecretBox>> starts =
        Stream.generate(() -> (Callable<SecretBox>) this::box).limit(16).toList();

    try (var threads = Executors.newFixedThreadPool(16)) {
      List<Future<SecretBox>> boxes = threads.invokeAll(starts);
      SealedSecret sealed = boxes.getFirst().get().seal(SECRET, PLACE);
      for (Future<SecretBox> box : boxes) {
        assertEquals(SECRET, box.get().open(sealed, PLACE));
      }
    }
    assertEquals(List.of(file), filesInFolder());
  }

  private String refusal() {
    return String.valueOf(assertThrows(IllegalStateException.class, this::box).getMessage());
  }

  private List<Path> filesInFolder() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
