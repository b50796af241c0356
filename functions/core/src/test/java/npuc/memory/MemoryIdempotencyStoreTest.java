package npuc.memory;

import npuc.api.http.IdempotencyStore;
import npuc.api.http.IdempotencyStoreContract;

class MemoryIdempotencyStoreTest extends IdempotencyStoreContract {
  @Override
  protected IdempotencyStore emptyStore() {
    return new MemoryIdempotencyStore();
  }
}
