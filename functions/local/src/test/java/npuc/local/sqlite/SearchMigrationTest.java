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
import npuc.compilation.LabelFilter;
import npuc.compilation.Phase;
import npuc.compilation.Scope;
import npuc.compilation.Search;
import npuc.compilation.StoredCompilations;
import npuc.compilation.Words;
import npuc.id.TestIds;
import npuc.paging.PageRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that was written before there was a list of all models. */
class SearchMigrationTest {
  private static final PageRequest PAGE = PageRequest.first(10);

  private static final String INSERT =
      """
      INSERT INTO compilation
        (id, version_id, platform, hash, created_at, created_by, phase, active, revision, document)
      VALUES (?, ?, ?, ?, ?, 'kim@example.com', ?, ?, ?, replace(?, ',"description":{"labels":{}}', ''))
      """;

  @TempDir private Path folder;

  @Test
  void whatWasWrittenBeforeIsFoundAmongAllModelsAndCanBeDescribed() {
    Compilation older = Compilations.in(Phase.FAILED, Compilations.pending());
    Path file = folder.resolve("npuc.db");
    try (Database before = Database.open(file, Schema.MIGRATIONS.subList(0, 3))) {
      before.write(connection -> Documents.update(connection, INSERT, row(older)));
    }

    try (Database database = Database.open(file)) {
      var store = new SqliteCompilationStore(database);
      assertEquals(Optional.of(older), store.find(older.id()));
      for (Filter filter : List.of(Filter.ALL, failed(), ofItsModel(), idSaid())) {
        assertEquals(
            List.of(older), store.list(Scope.EVERYTHING, filter, PAGE).items(), filter::toString);
      }
      Compilation described = StoredCompilations.described(older);
      assertTrue(store.replace(described));
      assertEquals(List.of(described), store.list(Scope.EVERYTHING, ofTeam(), PAGE).items());
    }
  }

  private static Filter failed() {
    return new Filter(
        Set.of(Phase.FAILED),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(Compilations.CREATOR));
  }

  private static Filter ofItsModel() {
    return Filter.ALL.with(
        new Search(Optional.of(Set.of(Compilations.MODEL)), Optional.empty(), Set.of()));
  }

  private static Filter idSaid() {
    var words = new Words(Compilations.ID.toString(), Set.of(TestIds.model(7)));
    return Filter.ALL.with(new Search(Optional.empty(), Optional.of(words), Set.of()));
  }

  private static Filter ofTeam() {
    Set<LabelFilter> labels = Set.of(new LabelFilter("team", Optional.of("vision")));
    return Filter.ALL.with(new Search(Optional.empty(), Optional.empty(), labels));
  }

  private static List<Object> row(Compilation older) {
    return List.of(
        older.id().toString(),
        older.versionId().toString(),
        older.spec().platform().value(),
        older.spec().optionsHash().value(),
        older.createdAt().toEpochMilli(),
        older.phase().word(),
        0,
        older.revision(),
        new Documents<>(Compilation.class).write(older));
  }
}
