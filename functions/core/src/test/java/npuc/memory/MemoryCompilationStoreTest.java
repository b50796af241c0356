package npuc.memory;

import npuc.compilation.CompilationStore;
import npuc.compilation.CompilationStoreContract;

class MemoryCompilationStoreTest extends CompilationStoreContract {
  @Override
  protected CompilationStore emptyStore() {
    return new MemoryCompilationStore();
  }
}
