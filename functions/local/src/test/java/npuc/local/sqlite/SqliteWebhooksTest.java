package npuc.local.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import npuc.compilation.Compilation;
import npuc.compilation.CompilationStore;
import npuc.compilation.Compilations;
import npuc.event.OutboxContract;
import npuc.event.SampleWebhooks;
import npuc.event.Webhooks;
import npuc.event.WebhooksContract;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteWebhooksTest {
  @TempDir private Path folder;
  @AutoClose private Database database;

  @BeforeEach
  void openDatabase() {
    database = Database.open(folder.resolve("npuc.db"));
  }

  @Nested
  class Stored extends WebhooksContract {
    @Override
    protected Webhooks webhooks() {
      return new SqliteWebhooks(database);
    }
  }

  @Nested
  class Outboxes extends OutboxContract {
    @Override
    protected Webhooks webhooks() {
      return new SqliteWebhooks(database);
    }

    @Override
    protected CompilationStore compilations() {
      return new SqliteCompilationStore(database);
    }
  }

  @Test
  void aChangeWhoseEventCanNotBeStoredIsNotStored() {
    new SqliteWebhooks(database).add(SampleWebhooks.all(1));
    database.write(connection -> Documents.update(connection, "DROP TABLE event", List.of()));
    var store = new SqliteCompilationStore(database);

    assertThrows(IllegalStateException.class, () -> store.create(Compilations.pending()));

    assertEquals(Optional.empty(), store.find(Compilations.ID));
  }

  /** As the file was before there were webhooks, with a compilation in it. */
  @Test
  void anOlderFileGetsTheTablesAndKeepsWhatItHas() {
    Path file = folder.resolve("older.db");
    try (Database older = Database.open(file, Schema.MIGRATIONS.subList(0, 3))) {
      older.write(
          connection ->
              Documents.update(
                  connection,
                  """
                  INSERT INTO compilation
                    (id, version_id, platform, hash, created_at, phase, active, revision, document)
                  VALUES (?, 'v', 'ethos-u', 'h', 0, 'Pending', 1, 1, ?)
                  """,
                  List.of(
                      Compilations.ID.toString(),
                      new Documents<>(Compilation.class).write(Compilations.pending()))));
    }

    try (Database upgraded = Database.open(file)) {
      var webhooks = new SqliteWebhooks(upgraded);
      webhooks.add(SampleWebhooks.all(1));
      var store = new SqliteCompilationStore(upgraded);
      store.replace(Compilations.compileSubmitted());
      store.replace(Compilations.compileRunning());

      assertEquals(List.of(SampleWebhooks.id(1)), webhooks.waiting(Compilations.at(99)));
    }
  }
}
