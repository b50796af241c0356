package npuc.lambda.kms;

import npuc.environment.SecretBox;
import npuc.environment.SecretBoxContract;
import npuc.lambda.emulator.LocalStack;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.localstack.LocalStackContainer;
import software.amazon.awssdk.services.kms.KmsClient;

@Testcontainers(disabledWithoutDocker = true)
class KmsSecretBoxLocalStackTest extends SecretBoxContract {
  @Container private static final LocalStackContainer LOCAL_STACK = LocalStack.container("kms");

  @Override
  protected SecretBox box() {
    KmsClient kms = LocalStack.client(LOCAL_STACK, KmsClient.builder());
    String key = kms.createKey().keyMetadata().arn();
    return new KmsSecretBox(() -> kms, key);
  }
}
