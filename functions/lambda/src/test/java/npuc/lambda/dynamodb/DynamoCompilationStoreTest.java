package npuc.lambda.dynamodb;

import npuc.lambda.emulator.MotoDynamoDb;

/** Over the wire, against moto. */
class DynamoCompilationStoreTest extends CompilationStoreContracts {
  @Override
  Table table() {
    return TableFixture.create(MotoDynamoDb.client());
  }
}
