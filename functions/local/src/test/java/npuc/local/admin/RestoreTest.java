package npuc.local.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import npuc.local.sqlite.Database;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no whole backup of npuc is refused, and leaves nothing. */
class RestoreTest {
  @TempDir private Path folder;
  private Path data;
  private Path file;

  @BeforeEach
  void makeABackup() throws IOException {
    Path original = Files.createDirectories(folder.resolve("original"));
    Database.open(original.resolve("npuc.db")).close();
    Files.write(original.resolve("secret.key"), new byte[32]);
    Path log = original.resolve("logs/c-1/compile-1.log");
    Files.createDirectories(log.getParent());
    Files.writeString(log, "a line\n".repeat(1_000));
    file = folder.resolve("backup.zip");
    assertEquals(0, AdminRun.on(original, List.of("backup", file.toString())).status());
    data = folder.resolve("data");
  }

  @Test
  void aBackupToAFolderThatIsNotThereSaysSo() {
    String target = folder.resolve("backups/npuc.zip").toString();
    AdminRun run = AdminRun.on(folder.resolve("original"), List.of("backup", target));

    assertTrue(run.err().contains("backups is no folder; make it first"), run.err());
  }

  @Test
  void aWholeOneIsRestored() throws IOException {
    assertEquals(0, restore(file).status());

    assertTrue(Files.readString(data.resolve("logs/c-1/compile-1.log")).startsWith("a line"));
    assertEquals(List.of("lock", "logs", "npuc.db", "secret.key"), left());
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.1, 0.5, 0.9, 0.999})
  void oneThatWasCutIsRefused(double part) throws IOException {
    byte[] whole = Files.readAllBytes(file);
    Path cut = Files.write(folder.resolve("cut"), copy(whole, (int) (whole.length * part)));

    refused(cut, "is no backup of npuc, or not all of one");
  }

  @Test
  void oneInWhichABitTurnedIsRefused() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    int log = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("logs/c-1/compile-1.log");
    bytes[log + 30] ^= 1;
    Path damaged = Files.write(folder.resolve("damaged"), bytes);

    refused(damaged, "this backup is damaged: logs/c-1/compile-1.log");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../evil",
        "/tmp/evil",
        "logs/../../evil",
        "logs/..",
        "logs/./evil",
        "logs//evil",
        "volumes/../npuc.db",
        "logs/",
        "logs",
        "lock",
        "evil",
        "NPUC.DB",
        "jobs/evil"
      })
  void oneThatHoldsWhatNoBackupHoldsIsRefused(String name) throws IOException {
    Map<String, byte[]> entries = entries();
    entries.put(name, new byte[] {1});

    refused(zip(entries), "this is no backup of npuc: it holds " + name);
    assertFalse(Files.exists(folder.resolve("evil")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"npuc-backup.json", "npuc.db", "secret.key"})
  void oneThatLacksSomethingIsRefused(String name) throws IOException {
    Map<String, byte[]> entries = entries();
    entries.remove(name);

    refused(zip(entries), "this is no backup of npuc: it lacks");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "[]", "null", "{\"form\":1}", "not json"})
  void oneThatSaysNothingOfItselfIsRefused(String manifest) throws IOException {
    Map<String, byte[]> entries = entries();
    entries.put("npuc-backup.json", manifest.getBytes(StandardCharsets.UTF_8));

    refused(zip(entries), "");
  }

  @Test
  void oneOfAnotherFormIsRefused() throws IOException {
    Map<String, byte[]> entries = entries();
    String manifest = new String(entries.get("npuc-backup.json"), StandardCharsets.UTF_8);
    entries.put(
        "npuc-backup.json",
        manifest.replace("\"form\":1", "\"form\":2").getBytes(StandardCharsets.UTF_8));

    refused(zip(entries), "another version of npuc");
  }

  @Test
  void oneWhoseDatabaseIsNoneIsRefused() throws IOException {
    Map<String, byte[]> entries = entries();
    entries.put("npuc.db", "a shopping list".repeat(100).getBytes(StandardCharsets.UTF_8));

    refused(zip(entries), "can't be opened as a database of npuc");
  }

  @Test
  void oneOfANewerNpucIsRefused() throws IOException, SQLException {
    Path newer = Files.write(folder.resolve("newer.db"), entries().get("npuc.db"));
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + newer);
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA user_version = 1000");
    }
    Map<String, byte[]> entries = entries();
    entries.put("npuc.db", Files.readAllBytes(newer));

    refused(zip(entries), "was written by a newer npuc");
  }

  @Test
  void aFolderThatHoldsAnythingIsNotFilled() throws IOException {
    Files.createDirectories(data);
    Files.writeString(data.resolve("mine"), "mine");

    AdminRun run = restore(file);

    assertEquals(1, run.status());
    assertTrue(run.err().contains("is not empty"), run::err);
    assertEquals(List.of("mine"), left());
  }

  @Test
  void aRefusalKeepsNobodyFromTryingAgain() throws IOException {
    Map<String, byte[]> entries = entries();
    entries.put("npuc.db", new byte[] {1});
    refused(zip(entries), "");

    assertEquals(0, restore(file).status());
  }

  private void refused(Path archive, String told) throws IOException {
    AdminRun run = restore(archive);

    assertEquals(1, run.status(), run::err);
    assertTrue(run.err().contains(told), run::err);
    assertFalse(run.err().contains("\tat "), run::err);
    assertTrue(!Files.exists(data) || List.of("lock").containsAll(left()), () -> "" + data);
  }

  private AdminRun restore(Path archive) {
    return AdminRun.on(data, List.of("restore", archive.toString()));
  }

  private List<String> left() throws IOException {
    try (Stream<Path> files = Files.list(data)) {
      return files.map(one -> one.getFileName().toString()).sorted().toList();
    }
  }

  private Map<String, byte[]> entries() throws IOException {
    var entries = new LinkedHashMap<String, byte[]>();
    try (var zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : zip.stream().<ZipEntry>map(one -> one).toList()) {
        entries.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
      }
    }
    return entries;
  }

  private Path zip(Map<String, byte[]> entries) throws IOException {
    Path made = folder.resolve("made.zip");
    try (var zip = new ZipOutputStream(Files.newOutputStream(made))) {
      for (var entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
      }
    }
    return made;
  }

  private static byte[] copy(byte[] bytes, int length) {
    return Arrays.copyOf(bytes, length);
  }
}
