package npuc.lambda.dynamodb;

import npuc.compilation.ActiveCompilationsContract;
import npuc.compilation.CompilationFilterContract;
import npuc.compilation.CompilationListContract;
import npuc.compilation.CompilationRoundTripContract;
import npuc.compilation.CompilationSearchContract;
import npuc.compilation.CompilationSetContract;
import npuc.compilation.CompilationStore;
import npuc.compilation.CompilationStoreContract;
import npuc.id.TestIds;
import org.junit.jupiter.api.Nested;

/** The contracts of a store of compilations, each test on a table of its own. */
abstract class CompilationStoreContracts {

  /** An empty table. */
  abstract Table table();

  private CompilationStore emptyStore() {
    return new DynamoCompilationStore(table(), new TestIds());
  }

  @Nested
  class OneCompilation extends CompilationStoreContract {
    @Override
    protected CompilationStore store() {
      return emptyStore();
    }
  }

  @Nested
  class Active extends ActiveCompilationsContract {
    @Override
    protected CompilationStore store() {
      return emptyStore();
    }
  }

  @Nested
  class Lists extends CompilationListContract {
    @Override
    protected CompilationStore store() {
      return emptyStore();
    }
  }

  @Nested
  class Filters extends CompilationFilterContract {
    @Override
    protected CompilationStore store() {
      return emptyStore();
    }
  }

  @Nested
  class Searches extends CompilationSearchContract {
    @Override
    protected CompilationStore store(int entries) {
      return new DynamoCompilationStore(table(), new TestIds(), new Looks(entries, 1, entries));
    }
  }

  @Nested
  class RoundTrips extends CompilationRoundTripContract {
    @Override
    protected CompilationStore store() {
      return emptyStore();
    }
  }

  @Nested
  class Sets extends CompilationSetContract {
    @Override
    protected CompilationStore store() {
      return emptyStore();
    }
  }
}
