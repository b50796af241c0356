package npuc.local.execution;

import npuc.local.memory.MemoryExecutionStore;

class MemoryExecutionStoreTest extends ExecutionStoreContract {
  private final ExecutionStore store = new MemoryExecutionStore();

  @Override
  protected ExecutionStore store() {
    return store;
  }
}
