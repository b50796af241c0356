package npuc.local.sqlite;

import java.nio.file.Path;
import npuc.token.TokenStore;
import npuc.token.TokenStoreContract;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteTokenStoreTest extends TokenStoreContract {
  @TempDir private Path folder;
  @AutoClose private Database database;

  @BeforeEach
  void openDatabase() {
    database = Database.open(folder.resolve("npuc.db"));
  }

  @Override
  protected TokenStore emptyStore() {
    return new SqliteTokenStore(database);
  }
}
