package npuc.lambda.dynamodb;

/** Over the wire, against moto. */
class DynamoIdempotencyStoreTest extends IdempotencyStoreContracts {
  @Override
  Table table() {
    return TableFixture.create(Clients.moto());
  }
}
