package npuc.local.sqlite;

import java.nio.file.Path;
import npuc.api.http.IdempotencyStore;
import npuc.api.http.IdempotencyStoreContract;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteIdempotencyStoreTest extends IdempotencyStoreContract {
  @TempDir private Path folder;
  @AutoClose private Database database;

  @BeforeEach
  void openDatabase() {
    database = Database.open(folder.resolve("npuc.db"));
  }

  @Override
  protected IdempotencyStore emptyStore() {
    return new SqliteIdempotencyStore(database);
  }
}
