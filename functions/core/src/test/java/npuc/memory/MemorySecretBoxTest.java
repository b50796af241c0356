package npuc.memory;

import npuc.environment.SecretBox;
import npuc.environment.SecretBoxContract;

class MemorySecretBoxTest extends SecretBoxContract {
  @Override
  protected SecretBox box() {
    return new MemorySecretBox();
  }
}
