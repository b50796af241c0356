package npuc.lambda.dynamodb;

import npuc.id.TestIds;
import npuc.registry.ModelRegistry;
import npuc.registry.ModelRegistryChangesContract;
import npuc.registry.ModelRegistryContract;
import npuc.registry.ModelRegistryDeletionContract;
import npuc.registry.ModelRegistryNamesContract;
import npuc.registry.ModelRegistryPagesContract;
import org.junit.jupiter.api.Nested;

/** The contracts of a registry, each test on a table of its own. */
abstract class ModelRegistryContracts {

  /** An empty table. */
  abstract Table table();

  @Nested
  class OneEntry extends ModelRegistryContract {
    @Override
    protected ModelRegistry registry() {
      return new DynamoModelRegistry(table(), new TestIds());
    }
  }

  @Nested
  class Changes extends ModelRegistryChangesContract {
    @Override
    protected ModelRegistry registry() {
      return new DynamoModelRegistry(table(), new TestIds());
    }
  }

  @Nested
  class Deletions extends ModelRegistryDeletionContract {
    @Override
    protected ModelRegistry registry() {
      return new DynamoModelRegistry(table(), new TestIds());
    }
  }

  @Nested
  class Names extends ModelRegistryNamesContract {
    @Override
    protected ModelRegistry registry() {
      return new DynamoModelRegistry(table(), new TestIds());
    }
  }

  @Nested
  class Pages extends ModelRegistryPagesContract {
    @Override
    protected ModelRegistry registry() {
      return new DynamoModelRegistry(table(), new TestIds());
    }
  }
}
