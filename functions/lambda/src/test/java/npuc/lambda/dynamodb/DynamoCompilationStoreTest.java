package npuc.lambda.dynamodb;

/** Over the wire, against moto. */
class DynamoCompilationStoreTest extends CompilationStoreContracts {
  @Override
  Table table() {
    return TableFixture.create(Clients.moto());
  }
}
