package npuc.local.sqlite;

import java.nio.file.Path;
import npuc.registry.ModelRegistry;
import npuc.registry.ModelRegistryChangesContract;
import npuc.registry.ModelRegistryContract;
import npuc.registry.ModelRegistryDeletionContract;
import npuc.registry.ModelRegistryNamesContract;
import npuc.registry.ModelRegistryPagesContract;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

class SqliteModelRegistryTest {
  @TempDir private Path folder;
  @AutoClose private Database database;

  @BeforeEach
  void openDatabase() {
    database = Database.open(folder.resolve("npuc.db"));
  }

  @Nested
  class OneEntry extends ModelRegistryContract {
    @Override
    protected ModelRegistry registry() {
      return new SqliteModelRegistry(database);
    }
  }

  @Nested
  class Changes extends ModelRegistryChangesContract {
    @Override
    protected ModelRegistry registry() {
      return new SqliteModelRegistry(database);
    }
  }

  @Nested
  class Deletions extends ModelRegistryDeletionContract {
    @Override
    protected ModelRegistry registry() {
      return new SqliteModelRegistry(database);
    }
  }

  @Nested
  class Names extends ModelRegistryNamesContract {
    @Override
    protected ModelRegistry registry() {
      return new SqliteModelRegistry(database);
    }
  }

  @Nested
  class Pages extends ModelRegistryPagesContract {
    @Override
    protected ModelRegistry registry() {
      return new SqliteModelRegistry(database);
    }
  }
}
