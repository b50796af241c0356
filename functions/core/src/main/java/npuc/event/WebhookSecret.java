package npuc.event;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import npuc.environment.SecretText;

/**
 * What a webhook signs with, as Standard Webhooks 1.0 has it: {@code whsec_} and the base64 of the
 * key.
 */
public record WebhookSecret(SecretText text) {
  private static final String PREFIX = "whsec_";
  private static final String ALGORITHM = "HmacSHA256";
  private static final int KEY_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** One that nobody can guess. */
  public static WebhookSecret random() {
    byte[] key = new byte[KEY_BYTES];
    RANDOM.nextBytes(key);
    return new WebhookSecret(new SecretText(PREFIX + Base64.getEncoder().encodeToString(key)));
  }

  /**
   * The header {@code webhook-signature} of a message.
   *
   * @param id that of the header {@code webhook-id}
   * @param at whole seconds of it are in the header {@code webhook-timestamp}
   */
  public String signature(String id, Instant at, String body) {
    String signed = id + "." + at.getEpochSecond() + "." + body;
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key(), ALGORITHM));
      byte[] signature = mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
      return "v1," + Base64.getEncoder().encodeToString(signature);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HMAC-SHA256", e);
    }
  }

  private byte[] key() {
    return Base64.getDecoder().decode(text.plain().substring(PREFIX.length()));
  }
}
