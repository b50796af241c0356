package npuc.local.execution;

class MemoryExecutionStoreTest extends ExecutionStoreContract {
  private final ExecutionStore store = new MemoryExecutionStore();

  @Override
  ExecutionStore store() {
    return store;
  }
}
