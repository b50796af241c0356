package npuc.memory;

import npuc.compilation.ActiveCompilationsContract;
import npuc.compilation.CompilationFilterContract;
import npuc.compilation.CompilationListContract;
import npuc.compilation.CompilationRoundTripContract;
import npuc.compilation.CompilationSearchContract;
import npuc.compilation.CompilationSetContract;
import npuc.compilation.CompilationStore;
import npuc.compilation.CompilationStoreContract;
import org.junit.jupiter.api.Nested;

class MemoryCompilationStoreTest {
  @Nested
  class OneCompilation extends CompilationStoreContract {
    @Override
    protected CompilationStore store() {
      return new MemoryCompilationStore();
    }
  }

  @Nested
  class Active extends ActiveCompilationsContract {
    @Override
    protected CompilationStore store() {
      return new MemoryCompilationStore();
    }
  }

  @Nested
  class Lists extends CompilationListContract {
    @Override
    protected CompilationStore store() {
      return new MemoryCompilationStore();
    }
  }

  @Nested
  class Filters extends CompilationFilterContract {
    @Override
    protected CompilationStore store() {
      return new MemoryCompilationStore();
    }
  }

  @Nested
  class RoundTrips extends CompilationRoundTripContract {
    @Override
    protected CompilationStore store() {
      return new MemoryCompilationStore();
    }
  }

  @Nested
  class Searches extends CompilationSearchContract {
    @Override
    protected CompilationStore store(int entries) {
      return new MemoryCompilationStore(entries);
    }
  }

  @Nested
  class Sets extends CompilationSetContract {
    @Override
    protected CompilationStore store() {
      return new MemoryCompilationStore();
    }
  }
}
