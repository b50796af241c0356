package npuc.lambda.kms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import npuc.environment.BrokenSealException;
import npuc.environment.SealedSecret;
import npuc.environment.SecretBox;
import npuc.environment.SecretBoxContract;
import npuc.environment.SecretPlace;
import npuc.environment.SecretText;
import npuc.id.CompilationId;
import npuc.lambda.emulator.MotoServer;
import npuc.retry.RetryableException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.DataKeySpec;
import software.amazon.awssdk.services.kms.model.GenerateDataKeyRequest;
import software.amazon.awssdk.services.kms.model.GenerateDataKeyResponse;
import software.amazon.awssdk.services.kms.model.KmsException;

class KmsSecretBoxTest {
  private static final SecretPlace PLACE =
      new SecretPlace(
          CompilationId.parse("c-01kaxf8z3v5d6y7w8x9q0r1s2t").orElseThrow(), "HF_TOKEN");
  private static final SecretText SECRET = new SecretText("hf_do-not-show");

  @Nested
  class OverTheWire extends SecretBoxContract {
    private final KmsClient kms = MotoServer.client(KmsClient.builder());
    private final String key = kms.createKey().keyMetadata().arn();

    @Override
    protected SecretBox box() {
      return new KmsSecretBox(() -> kms, key);
    }
  }

  @Test
  void asksForADataKeyOfThePlaceAndNeverSendsTheSecret() {
    var seen = new ArrayList<GenerateDataKeyRequest>();
    new KmsSecretBox(() -> new DataKeys(seen::add), "key-1").seal(SECRET, PLACE);

    GenerateDataKeyRequest asked =
        GenerateDataKeyRequest.builder()
            .keyId("key-1")
            .keySpec(DataKeySpec.AES_256)
            .encryptionContext(
                Map.of("npuc:compilation", PLACE.owner().toString(), "npuc:name", "HF_TOKEN"))
            .build();
    assertEquals(List.of(asked), seen);
    assertFalse(seen.toString().contains(SECRET.plain()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "no dot", "!.AAAA", ".AAAA"})
  void refusesATextThatItNeverSealed(String text) {
    var box = new KmsSecretBox(() -> new DataKeys(seen -> {}), "key-1");

    assertThrows(BrokenSealException.class, () -> box.open(new SealedSecret(text), PLACE));
  }

  @Test
  void askingTooOftenPasses() {
    var throttled =
        new DataKeys(
            seen -> {
              throw KmsException.builder().statusCode(500).message("busy").build();
            });

    assertThrows(
        RetryableException.class,
        () -> new KmsSecretBox(() -> throttled, "key-1").seal(SECRET, PLACE));
  }

  /** Hands out one data key, after it showed what it was asked. */
  private record DataKeys(Consumer<GenerateDataKeyRequest> seen) implements KmsClient {
    @Override
    public GenerateDataKeyResponse generateDataKey(GenerateDataKeyRequest request) {
      seen.accept(request);
      return GenerateDataKeyResponse.builder()
          .plaintext(SdkBytes.fromByteArray(new byte[32]))
          .ciphertextBlob(SdkBytes.fromString("sealed", StandardCharsets.UTF_8))
          .build();
    }

    @Override
    public String serviceName() {
      return "kms";
    }

    @Override
    public void close() {}
  }
}
