package npuc.memory;

import npuc.token.TokenStore;
import npuc.token.TokenStoreContract;

class MemoryTokenStoreTest extends TokenStoreContract {
  @Override
  protected TokenStore emptyStore() {
    return new MemoryTokenStore();
  }
}
