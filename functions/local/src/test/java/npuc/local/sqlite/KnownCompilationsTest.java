package npuc.local.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import npuc.compilation.Compilation;
import npuc.compilation.Compilations;
import npuc.compilation.Course;
import npuc.compilation.Filter;
import npuc.compilation.Scope;
import npuc.compilation.Specs;
import npuc.paging.PageRequest;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A document is read once for each revision, as an unreadable one shows. */
class KnownCompilationsTest {
  private static final Compilation PENDING = Compilations.pending();

  @TempDir private Path folder;
  @AutoClose private Database database;
  private SqliteCompilationStore store;

  @BeforeEach
  void openDatabase() {
    database = Database.open(folder.resolve("npuc.db"));
    store = new SqliteCompilationStore(database);
    store.create(PENDING);
  }

  @Test
  void whatWasStoredIsNotReadAgain() {
    change("document = 'x'");

    assertEquals(Optional.of(PENDING), store.find(PENDING.id()));
    assertEquals(List.of(PENDING), listed(store));
  }

  @Test
  void whatWasReadIsNotReadAgain() {
    var other = new SqliteCompilationStore(database);
    assertEquals(List.of(PENDING), listed(other));
    change("document = 'x'");

    assertEquals(List.of(PENDING), listed(other));
    assertEquals(Optional.of(PENDING), other.find(PENDING.id()));
  }

  @Test
  void anotherRevisionIsRead() {
    change("document = 'x', revision = 2");

    assertThrows(IllegalStateException.class, () -> store.find(PENDING.id()));
  }

  @Test
  void theSecondOfOneIdThatWasNotStoredIsNotKnownEither() {
    store.create(Compilations.pending(PENDING.id(), Specs.RNGD));

    assertEquals(Optional.of(PENDING), store.find(PENDING.id()));
  }

  @Test
  void aStateThatLostIsNotKnown() {
    Compilation won = Course.submitting(PENDING);
    store.replace(won);
    store.replace(Course.stopRequested(PENDING));

    assertEquals(Optional.of(won), store.find(PENDING.id()));
  }

  @Test
  void whatWasDeletedIsGone() {
    store.delete(PENDING);

    assertEquals(Optional.empty(), store.find(PENDING.id()));
  }

  private void change(String columns) {
    database.write(
        connection -> Documents.update(connection, "UPDATE compilation SET " + columns, List.of()));
  }

  private static List<Compilation> listed(SqliteCompilationStore store) {
    return store.list(new Scope.Of(PENDING.versionId()), Filter.ALL, PageRequest.first(9)).items();
  }
}
