package npuc.local.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import npuc.compilation.Compilation;
import npuc.compilation.Compilations;
import npuc.compilation.Filter;
import npuc.compilation.Scope;
import npuc.compilation.StoredCompilations;
import npuc.id.TestIds;
import npuc.paging.PageRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that was written before creators were kept. */
class CreatorMigrationTest {
  private static final PageRequest PAGE = PageRequest.first(10);

  private static final Filter BY_KIM =
      new Filter(
          Set.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.of(Compilations.CREATOR));

  private static final String INSERT =
      """
      INSERT INTO compilation
        (id, version_id, platform, hash, created_at, phase, active, revision, document)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  @TempDir private Path folder;

  @Test
  void whatWasWrittenBeforeIsListedAndChangedAndIsOfNobody() {
    Compilation older = StoredCompilations.withoutCreator(Compilations.compileRunning());
    Path file = folder.resolve("npuc.db");
    try (Database before = Database.open(file, Schema.MIGRATIONS.subList(0, 2))) {
      before.write(connection -> Documents.update(connection, INSERT, row(older)));
    }

    try (Database database = Database.open(file)) {
      var store = new SqliteCompilationStore(database);
      Compilation newer = Compilations.pending(TestIds.compilation(2));
      store.create(newer);

      assertEquals(Optional.of(older), store.find(older.id()));
      assertEquals(
          List.of(newer, older),
          store.list(new Scope.Of(Compilations.VERSION), Filter.ALL, PAGE).items());
      assertEquals(
          List.of(newer), store.list(new Scope.Of(Compilations.VERSION), BY_KIM, PAGE).items());
      assertTrue(store.replace(Compilations.compiled(older)));
    }
  }

  private static List<Object> row(Compilation older) {
    return List.of(
        older.id().toString(),
        older.versionId().toString(),
        older.spec().platform().value(),
        older.spec().optionsHash().value(),
        older.createdAt().toEpochMilli(),
        older.phase().word(),
        1,
        older.revision(),
        new Documents<>(Compilation.class).write(older));
  }
}
