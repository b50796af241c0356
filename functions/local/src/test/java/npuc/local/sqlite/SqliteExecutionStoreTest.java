package npuc.local.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Optional;
import npuc.local.execution.ExecutionStore;
import npuc.local.execution.ExecutionStoreContract;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteExecutionStoreTest extends ExecutionStoreContract {
  @TempDir private Path folder;
  @AutoClose private Database database;
  private ExecutionStore store;

  @BeforeEach
  void open() {
    database = Database.open(folder.resolve("npuc.db"));
    store = new SqliteExecutionStore(database);
  }

  @Override
  protected ExecutionStore store() {
    return store;
  }

  @Test
  void whatIsStoredIsThereWhenTheFileIsOpenedAgain() {
    store.create(waiting("a"));
    database.close();

    open();

    assertEquals(Optional.of(waiting("a")), store.find("a"));
  }
}
