package npuc.memory;

import npuc.registry.ModelRegistry;
import npuc.registry.ModelRegistryChangesContract;
import npuc.registry.ModelRegistryContract;
import npuc.registry.ModelRegistryDeletionContract;
import npuc.registry.ModelRegistryNamesContract;
import npuc.registry.ModelRegistryPagesContract;
import org.junit.jupiter.api.Nested;

class MemoryModelRegistryTest {
  @Nested
  class OneEntry extends ModelRegistryContract {
    @Override
    protected ModelRegistry registry() {
      return new MemoryModelRegistry();
    }
  }

  @Nested
  class Changes extends ModelRegistryChangesContract {
    @Override
    protected ModelRegistry registry() {
      return new MemoryModelRegistry();
    }
  }

  @Nested
  class Deletions extends ModelRegistryDeletionContract {
    @Override
    protected ModelRegistry registry() {
      return new MemoryModelRegistry();
    }
  }

  @Nested
  class Names extends ModelRegistryNamesContract {
    @Override
    protected ModelRegistry registry() {
      return new MemoryModelRegistry();
    }
  }

  @Nested
  class Pages extends ModelRegistryPagesContract {
    @Override
    protected ModelRegistry registry() {
      return new MemoryModelRegistry();
    }
  }
}
