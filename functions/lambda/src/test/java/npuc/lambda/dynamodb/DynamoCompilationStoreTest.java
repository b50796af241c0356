package npuc.lambda.dynamodb;

import npuc.lambda.emulator.MotoServer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Over the wire, against moto. */
class DynamoCompilationStoreTest extends CompilationStoreContracts {
  @Override
  Table table() {
    return TableFixture.create(MotoServer.client(DynamoDbClient.builder()));
  }
}
