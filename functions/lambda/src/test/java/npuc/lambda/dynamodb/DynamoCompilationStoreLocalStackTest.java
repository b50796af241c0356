package npuc.lambda.dynamodb;

import npuc.lambda.emulator.LocalStack;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.localstack.LocalStackContainer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

@Testcontainers(disabledWithoutDocker = true)
class DynamoCompilationStoreLocalStackTest extends CompilationStoreContracts {
  @Container
  private static final LocalStackContainer LOCAL_STACK = LocalStack.container("dynamodb");

  @Override
  Table table() {
    return TableFixture.create(LocalStack.client(LOCAL_STACK, DynamoDbClient.builder()));
  }
}
