package npuc.local.sqlite;

import java.nio.file.Path;
import npuc.compilation.ActiveCompilationsContract;
import npuc.compilation.CompilationFilterContract;
import npuc.compilation.CompilationListContract;
import npuc.compilation.CompilationRoundTripContract;
import npuc.compilation.CompilationStore;
import npuc.compilation.CompilationStoreContract;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

class SqliteCompilationStoreTest {
  @TempDir private Path folder;
  @AutoClose private Database database;

  @BeforeEach
  void openDatabase() {
    database = Database.open(folder.resolve("npuc.db"));
  }

  @Nested
  class OneCompilation extends CompilationStoreContract {
    @Override
    protected CompilationStore store() {
      return new SqliteCompilationStore(database);
    }
  }

  @Nested
  class Active extends ActiveCompilationsContract {
    @Override
    protected CompilationStore store() {
      return new SqliteCompilationStore(database);
    }
  }

  @Nested
  class Lists extends CompilationListContract {
    @Override
    protected CompilationStore store() {
      return new SqliteCompilationStore(database);
    }
  }

  @Nested
  class Filters extends CompilationFilterContract {
    @Override
    protected CompilationStore store() {
      return new SqliteCompilationStore(database);
    }
  }

  @Nested
  class RoundTrips extends CompilationRoundTripContract {
    @Override
    protected CompilationStore store() {
      return new SqliteCompilationStore(database);
    }
  }
}
