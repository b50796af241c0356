package npuc.local.sqlite;

import java.nio.file.Path;
import npuc.api.http.IdempotencyStore;
import npuc.api.http.IdempotencyStoreContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteIdempotencyStoreTest extends IdempotencyStoreContract {
  @TempDir private Path folder;
  private Database database;

  @BeforeEach
  void openDatabase() {
    database = Database.open(folder.resolve("npuc.db"));
  }

  @AfterEach
  void closeDatabase() {
    database.close();
  }

  @Override
  protected IdempotencyStore emptyStore() {
    return new SqliteIdempotencyStore(database);
  }
}
