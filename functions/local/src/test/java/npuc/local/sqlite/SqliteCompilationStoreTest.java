package npuc.local.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import npuc.compilation.ActiveCompilationsContract;
import npuc.compilation.Compilation;
import npuc.compilation.CompilationFilterContract;
import npuc.compilation.CompilationListContract;
import npuc.compilation.CompilationRoundTripContract;
import npuc.compilation.CompilationSearchContract;
import npuc.compilation.CompilationSetContract;
import npuc.compilation.CompilationStore;
import npuc.compilation.CompilationStoreContract;
import npuc.compilation.Compilations;
import npuc.compilation.Filter;
import npuc.compilation.Scope;
import npuc.compilation.Specs;
import npuc.environment.Environment;
import npuc.environment.Variable;
import npuc.id.TestIds;
import npuc.paging.Page;
import npuc.paging.PageRequest;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteCompilationStoreTest {
  @TempDir private Path folder;
  @AutoClose private Database database;

  @BeforeEach
  void openDatabase() {
    database = Database.open(folder.resolve("npuc.db"));
  }

  /** A hundred documents of a megabyte would fill the heap. */
  @Test
  void aPageOfLargeCompilationsEndsEarlyAndTheNextGoesOnThere() {
    var store = new SqliteCompilationStore(database);
    var large = new Environment(List.of(new Variable.Plain("A", "a".repeat(1024 * 1024))));
    for (int i = 0; i < 12; i++) {
      store.create(Compilations.pending(TestIds.compilation(i), Specs.with(Specs.ETHOS_U, large)));
    }

    var first = store.list(new Scope.Of(TestIds.version(1)), Filter.ALL, PageRequest.first(100));
    Stream<Compilation> all =
        Page.all(request -> store.list(new Scope.Of(TestIds.version(1)), Filter.ALL, request));

    assertEquals(8, first.items().size());
    assertTrue(first.more());
    assertEquals(12, all.map(Compilation::id).distinct().count());
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
  class Searches extends CompilationSearchContract {
    @Override
    protected CompilationStore store(int entries) {
      return new SqliteCompilationStore(database, new Looks(entries));
    }
  }

  @Nested
  class RoundTrips extends CompilationRoundTripContract {
    @Override
    protected CompilationStore store() {
      return new SqliteCompilationStore(database);
    }
  }

  /** Each call by a store that knows nothing yet, so that what was written is read. */
  @Nested
  class RoundTripsThroughTheFile extends CompilationRoundTripContract {
    @Override
    protected CompilationStore store() {
      return (CompilationStore)
          Proxy.newProxyInstance(
              CompilationStore.class.getClassLoader(),
              new Class<?>[] {CompilationStore.class},
              (_, method, arguments) ->
                  method.invoke(new SqliteCompilationStore(database), arguments));
    }
  }

  @Nested
  class Sets extends CompilationSetContract {
    @Override
    protected CompilationStore store() {
      return new SqliteCompilationStore(database);
    }
  }
}
