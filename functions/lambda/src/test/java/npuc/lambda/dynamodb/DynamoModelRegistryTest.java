package npuc.lambda.dynamodb;

/** Over the wire, against moto. */
class DynamoModelRegistryTest extends ModelRegistryContracts {
  @Override
  Table table() {
    return TableFixture.create(Clients.moto());
  }
}
