package npuc.local.sqlite;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import npuc.compilation.Compilation;
import npuc.compilation.Filter;
import npuc.compilation.Scope;
import npuc.paging.PageRequest;
import npuc.registry.Artifact;
import npuc.registry.Model;
import npuc.registry.Version;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Databases as each released schema was written by the program of its day, in {@code
 * migrations/version-<n>.sql}: made with real requests and the real compiler, and dumped.
 */
class ReleasedSchemasTest {
  private static final PageRequest PAGE = PageRequest.first(PageRequest.MAX_LIMIT);

  /** Up to which there are files. A release that brings a migration records the schema before. */
  private static final int RECORDED = 3;

  @TempDir private Path folder;

  static IntStream recorded() {
    return IntStream.rangeClosed(1, RECORDED);
  }

  @ParameterizedTest
  @MethodSource("recorded")
  void allRowsAreReadThroughTheStoresOfToday(int version) throws Exception {
    Path file = written(version);
    try (Database database = Database.open(file)) {
      assertEquals(String.valueOf(Schema.MIGRATIONS.size()), text(database, "PRAGMA user_version"));
      var registry = new SqliteModelRegistry(database);
      List<Model> models = registry.models(PAGE).items();
      List<Version> versions =
          models.stream()
              .flatMap(model -> registry.versions(model.id(), PAGE).items().stream())
              .toList();
      List<Artifact> artifacts =
          versions.stream()
              .flatMap(one -> registry.artifacts(one.id(), PAGE).items().stream())
              .toList();

      assertTrue(models.stream().anyMatch(model -> model.name().equals("라마 3.1 / 한국어")));
      assertEquals(count(database, "model"), models.size());
      assertEquals(count(database, "version"), versions.size());
      assertEquals(count(database, "artifact"), artifacts.size());
      assertTrue(artifacts.stream().anyMatch(one -> one.compilation().isPresent()));
      compilationsAreRead(database, versions);
    }
  }

  private static void compilationsAreRead(Database database, List<Version> versions) {
    var store = new SqliteCompilationStore(database);
    List<Compilation> compilations =
        versions.stream()
            .flatMap(one -> all(store, one).map(found -> store.find(found.id())))
            .flatMap(Optional::stream)
            .toList();

    assertEquals(count(database, "compilation"), compilations.size());
    assertEquals(
        List.of("Failed", "Registered"),
        compilations.stream().map(one -> one.phase().word()).sorted().distinct().toList());
    assertTrue(compilations.stream().anyMatch(one -> one.spec().environment().hasSecrets()));
    compilations.forEach(one -> assertTrue(!one.history().isEmpty()));
    // A change of it is stored as one of today is.
    compilations.forEach(one -> assertTrue(store.delete(one)));
  }

  private static Stream<Compilation> all(SqliteCompilationStore store, Version version) {
    return store.list(new Scope.Of(version.id()), Filter.ALL, PAGE).items().stream();
  }

  @ParameterizedTest
  @MethodSource("recorded")
  void aCopyOfAnOlderOneIsOfItsVersion(int version) throws Exception {
    Path copy = Files.createFile(folder.resolve("copy.db"));

    assertEquals(version, DatabaseCopy.write(written(version), copy));

    DatabaseCopy.check(copy);
  }

  @Test
  void aNewerOneIsLeftByteForByteAsItWas() throws Exception {
    Path file = folder.resolve("npuc.db");
    Database.open(file).close();
    execute(file, "PRAGMA user_version = " + (Schema.MIGRATIONS.size() + 1));
    byte[] before = Files.readAllBytes(file);

    for (var open : List.<Runnable>of(() -> Database.open(file), () -> Database.openAsItIs(file))) {
      var refusal = assertThrows(IllegalStateException.class, open::run);
      assertTrue(String.valueOf(refusal.getMessage()).contains("written by a newer npuc"));
    }

    assertArrayEquals(before, Files.readAllBytes(file));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(file), files.toList());
    }
  }

  @Test
  void anOlderOneIsNotTouchedBesideItsService() throws Exception {
    Path file = written(1);
    byte[] before = Files.readAllBytes(file);

    var refusal = assertThrows(IllegalStateException.class, () -> Database.openAsItIs(file));

    assertTrue(String.valueOf(refusal.getMessage()).contains("start this version on it once"));
    assertArrayEquals(before, Files.readAllBytes(file));
  }

  private Path written(int version) throws IOException, SQLException {
    Path file = folder.resolve("npuc.db");
    String name = "migrations/version-" + version + ".sql";
    try (var sql = ReleasedSchemasTest.class.getResourceAsStream(name)) {
      execute(file, new String(sql.readAllBytes(), StandardCharsets.UTF_8));
    }
    return file;
  }

  private static void execute(Path file, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  private static int count(Database database, String table) {
    return Integer.parseInt(text(database, "SELECT count(*) FROM " + table));
  }

  private static String text(Database database, String query) {
    return database.read(connection -> Documents.texts(connection, query, List.of()).getFirst());
  }
}
