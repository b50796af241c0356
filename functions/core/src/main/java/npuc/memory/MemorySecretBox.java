package npuc.memory;

import java.security.SecureRandom;
import npuc.environment.AesGcm;
import npuc.environment.SealedSecret;
import npuc.environment.SecretBox;
import npuc.environment.SecretPlace;
import npuc.environment.SecretText;

/** {@link SecretBox} with a key that dies with it. */
public final class MemorySecretBox implements SecretBox {
  private final AesGcm cipher = new AesGcm(randomKey());

  @Override
  public SealedSecret seal(SecretText secret, SecretPlace place) {
    return cipher.seal(secret, place);
  }

  @Override
  public SecretText open(SealedSecret sealed, SecretPlace place) {
    return cipher.open(sealed, place);
  }

  private static byte[] randomKey() {
    byte[] key = new byte[AesGcm.KEY_BYTES];
    new SecureRandom().nextBytes(key);
    return key;
  }
}
