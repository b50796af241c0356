package npuc.lambda.dynamodb;

import npuc.lambda.emulator.MotoDynamoDb;

/** Over the wire, against moto. */
class DynamoIdempotencyStoreTest extends IdempotencyStoreContracts {
  @Override
  Table table() {
    return TableFixture.create(MotoDynamoDb.client());
  }
}
