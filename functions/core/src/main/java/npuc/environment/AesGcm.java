package npuc.environment;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256-GCM with the place as authenticated data. A sealed text is the base64url of a random
 * 12-byte nonce, the ciphertext and a 16-byte tag. NIST SP 800-38D 8.3 allows 2^32 random nonces
 * with one key.
 */
public final class AesGcm {
  public static final int KEY_BYTES = 32;

  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecretKey key;
  private final SecureRandom random = new SecureRandom();

  /**
   * Seals and opens with this key, of which it keeps a copy.
   *
   * @param key exactly 32 bytes
   */
  public AesGcm(byte[] key) {
    if (key.length != KEY_BYTES) {
      throw new IllegalArgumentException("a key of " + KEY_BYTES + " bytes is needed");
    }
    this.key = new SecretKeySpec(key, "AES");
  }

  /** See {@link SecretBox#seal}. */
  public SealedSecret seal(SecretText secret, SecretPlace place) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      byte[] sealed =
          cipher(Cipher.ENCRYPT_MODE, nonce, place)
              .doFinal(secret.plain().getBytes(StandardCharsets.UTF_8));
      byte[] all = ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array();
      return new SealedSecret(Base64.getUrlEncoder().withoutPadding().encodeToString(all));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM is not available", e);
    }
  }

  /** See {@link SecretBox#open}. */
  public SecretText open(SealedSecret sealed, SecretPlace place) {
    try {
      byte[] all = Base64.getUrlDecoder().decode(sealed.text());
      byte[] nonce = new byte[NONCE_BYTES];
      ByteBuffer.wrap(all).get(nonce);
      byte[] plain =
          cipher(Cipher.DECRYPT_MODE, nonce, place)
              .doFinal(all, NONCE_BYTES, all.length - NONCE_BYTES);
      return new SecretText(new String(plain, StandardCharsets.UTF_8));
    } catch (GeneralSecurityException | IllegalArgumentException | BufferUnderflowException e) {
      throw new BrokenSealException(place, e);
    }
  }

  private Cipher cipher(int mode, byte[] nonce, SecretPlace place) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(place.toString().getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
