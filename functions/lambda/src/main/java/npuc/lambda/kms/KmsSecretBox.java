package npuc.lambda.kms;

import java.util.Base64;
import java.util.Map;
import java.util.function.Supplier;
import npuc.environment.AesGcm;
import npuc.environment.BrokenSealException;
import npuc.environment.SealedSecret;
import npuc.environment.SecretBox;
import npuc.environment.SecretPlace;
import npuc.environment.SecretText;
import npuc.lambda.sdk.AwsCalls;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.DataKeySpec;
import software.amazon.awssdk.services.kms.model.GenerateDataKeyResponse;
import software.amazon.awssdk.services.kms.model.IncorrectKeyException;
import software.amazon.awssdk.services.kms.model.InvalidCiphertextException;
import software.amazon.awssdk.services.kms.model.KmsException;

/**
 * {@link SecretBox} with a key of the Key Management Service. KMS itself encrypts at most 4 KiB, so
 * each secret has a data key of its own, which KMS seals for the secret's place (its encryption
 * context). A sealed text is {@code <sealed data key>.<what that key sealed>}.
 */
public final class KmsSecretBox implements SecretBox {
  private static final String UNSEALED = "a secret can't be sealed or opened: KMS did not answer";

  private final Supplier<KmsClient> kms;
  private final String key;

  /**
   * A box on a symmetric key.
   *
   * @param key id or ARN
   */
  public KmsSecretBox(Supplier<KmsClient> kms, String key) {
    this.kms = kms;
    this.key = key;
  }

  @Override
  public SealedSecret seal(SecretText secret, SecretPlace place) {
    GenerateDataKeyResponse dataKey =
        AwsCalls.call(
            UNSEALED,
            () ->
                kms.get()
                    .generateDataKey(
                        request ->
                            request
                                .keyId(key)
                                .keySpec(DataKeySpec.AES_256)
                                .encryptionContext(context(place))));
    SealedSecret sealed = new AesGcm(dataKey.plaintext().asByteArray()).seal(secret, place);
    String sealedKey =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(dataKey.ciphertextBlob().asByteArray());
    return new SealedSecret(sealedKey + "." + sealed.text());
  }

  @Override
  public SecretText open(SealedSecret sealed, SecretPlace place) {
    try {
      int dot = sealed.text().indexOf('.');
      byte[] sealedKey =
          Base64.getUrlDecoder().decode(sealed.text().substring(0, Math.max(dot, 0)));
      var rest = new SealedSecret(sealed.text().substring(dot + 1));
      return new AesGcm(dataKey(sealedKey, place)).open(rest, place);
    } catch (IllegalArgumentException | InvalidCiphertextException | IncorrectKeyException e) {
      throw new BrokenSealException(place, e);
    } catch (KmsException e) {
      throw isDenied(e) ? new BrokenSealException(place, e) : e;
    }
  }

  /**
   * KMS denies access to a key that it doesn't know or that this caller may not use. Which of the
   * two stands in the cause.
   */
  private static boolean isDenied(KmsException e) {
    return "AccessDeniedException".equals(e.awsErrorDetails().errorCode());
  }

  private byte[] dataKey(byte[] sealed, SecretPlace place) {
    if (sealed.length == 0) {
      throw new IllegalArgumentException("no data key");
    }
    return AwsCalls.call(
        UNSEALED,
        () ->
            kms.get()
                .decrypt(
                    request ->
                        request
                            .keyId(key)
                            .ciphertextBlob(SdkBytes.fromByteArray(sealed))
                            .encryptionContext(context(place)))
                .plaintext()
                .asByteArray());
  }

  /** Shown in CloudTrail, so that the use of a secret can be traced; the value never is. */
  private static Map<String, String> context(SecretPlace place) {
    return Map.of("npuc:compilation", place.owner().toString(), "npuc:name", place.name());
  }
}
