package npuc.local.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import npuc.compilation.Compilation;
import npuc.compilation.CompilationStore;
import npuc.compilation.Compilations;
import npuc.compilation.Course;
import npuc.compilation.Filter;
import npuc.compilation.Scope;
import npuc.id.CountingIds;
import npuc.memory.AtOnce;
import npuc.memory.MutableClock;
import npuc.paging.PageRequest;
import npuc.registry.Artifact;
import npuc.registry.Entries;
import npuc.registry.Model;
import npuc.registry.Version;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of the stored when a process ends, in whatever way, or the file is damaged. */
class SqliteDurabilityTest {
  private static final Compilation PENDING = Compilations.pending();
  private static final Compilation SUBMITTED = Course.submitting(PENDING);

  @TempDir private Path folder;
  @AutoClose private Database database;

  @BeforeEach
  void openDatabase() {
    database = Database.open(folder.resolve("npuc.db"));
    new SqliteCompilationStore(database).create(PENDING);
  }

  @Test
  void aReopenedFileHoldsEverything() {
    Entries entries =
        new Entries(new CountingIds(new MutableClock(Instant.parse("2026-11-01T00:00:00Z"))));
    Model model = entries.model("model");
    Version version = entries.versionOf(model);
    Artifact artifact = entries.compiledOf(version, PENDING.id());
    var registry = new SqliteModelRegistry(database);
    registry.addModel(model);
    registry.addVersion(version);
    registry.addArtifact(artifact);
    database.close();

    database = Database.open(folder.resolve("npuc.db"));

    var reopened = new SqliteModelRegistry(database);
    assertEquals(Optional.of(PENDING), find(database));
    assertEquals(List.of(PENDING.id()), new SqliteCompilationStore(database).active());
    assertEquals(Optional.of(model), reopened.findModel(model.id()));
    assertEquals(Optional.of(version), reopened.findVersion(model.id(), version.id()));
    assertEquals(Optional.of(artifact), reopened.findArtifact(version.id(), artifact.id()));
  }

  @Test
  void whatWasAnsweredOutlivesAKilledProcess() {
    new SqliteCompilationStore(database).replace(SUBMITTED);

    try (Database afterwards = Database.open(asAKillLeavesIt())) {
      assertEquals(Optional.of(SUBMITTED), find(afterwards));
    }
  }

  /** The cache is made so small that the unfinished write is in the file when it is copied. */
  @Test
  void aKillInTheMiddleOfAWriteLeavesTheStateBefore() {
    database.read(one -> one.createStatement().execute("PRAGMA cache_size = 1"));
    Path image =
        database.write(
            connection -> {
              Documents.update(
                  connection, "UPDATE compilation SET revision = 7, phase = 'Failed'", List.of());
              Documents.update(
                  connection,
                  "INSERT INTO model (id, document) VALUES ('m-large', ?)",
                  List.of("x".repeat(1 << 20)));
              return asAKillLeavesIt();
            });

    try (Database afterwards = Database.open(image)) {
      assertEquals(Optional.of(PENDING), find(afterwards));
      assertTrue(new SqliteCompilationStore(afterwards).replace(SUBMITTED));
    }
  }

  @Test
  void twoThatUseOneFileLetOneWriteWin() {
    try (Database second = Database.open(folder.resolve("npuc.db"))) {
      List<Callable<Boolean>> writes =
          List.of(
              () -> new SqliteCompilationStore(database).replace(SUBMITTED),
              () -> new SqliteCompilationStore(second).replace(Course.stopRequested(PENDING)));

      List<Boolean> won = AtOnce.call(writes);

      assertEquals(1, won.stream().filter(one -> one).count());
      Compilation winner = won.getFirst() ? SUBMITTED : Course.stopRequested(PENDING);
      assertEquals(Optional.of(winner), find(database));
      assertEquals(Optional.of(winner), find(second));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "{}", "[]", "{\"id\":", "not json"})
  void aDamagedDocumentIsNamed(String damaged) {
    damage(damaged);
    CompilationStore store = new SqliteCompilationStore(database);

    assertNamed(() -> store.find(PENDING.id()));
    assertNamed(
        () -> store.list(new Scope.Of(PENDING.versionId()), Filter.ALL, PageRequest.first(1)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"id", "spec", "phase", "compile", "history", "createdAt"})
  void aDocumentThatLacksAFieldIsNamed(String field) {
    damage(documentOf(PENDING).replaceFirst("\"" + field + "\":", "\"_\":"));

    assertNamed(() -> find(database));
  }

  @Test
  void aFieldOfANewerVersionIsIgnored() {
    damage("{\"newer\":{\"a\":[1]}," + documentOf(PENDING).substring(1));

    assertEquals(Optional.of(PENDING), find(database));
  }

  @Test
  void whatIsAbsentTakesNoRoom() {
    String document = documentOf(PENDING);

    assertTrue(document.contains("\"createdAt\":\"" + PENDING.createdAt() + "\""), document);
    assertEquals(-1, document.indexOf("null"), document);
    assertEquals(-1, document.indexOf("publishedUri"), document);
  }

  private static Optional<Compilation> find(Database database) {
    return new SqliteCompilationStore(database).find(PENDING.id());
  }

  private void assertNamed(Runnable reading) {
    String message =
        String.valueOf(assertThrows(IllegalStateException.class, reading::run).getMessage());
    assertTrue(
        message.startsWith("the stored Compilation " + PENDING.id() + " can't be read: "), message);
  }

  private void damage(String document) {
    database.write(
        connection ->
            Documents.update(connection, "UPDATE compilation SET document = ?", List.of(document)));
  }

  private static String documentOf(Compilation compilation) {
    return new Documents<>(Compilation.class).write(compilation);
  }

  /** A copy of the files as they are now, while the database is still open. */
  private Path asAKillLeavesIt() {
    try {
      Path image = Files.createDirectory(folder.resolve("image"));
      for (String name : List.of("npuc.db", "npuc.db-wal")) {
        Files.copy(folder.resolve(name), image.resolve(name));
      }
      return image.resolve("npuc.db");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
