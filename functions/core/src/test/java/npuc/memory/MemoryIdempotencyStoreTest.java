package npuc.memory;

import npuc.api.IdempotencyStore;
import npuc.api.IdempotencyStoreContract;

class MemoryIdempotencyStoreTest extends IdempotencyStoreContract {
  @Override
  protected IdempotencyStore emptyStore() {
    return new MemoryIdempotencyStore();
  }
}
