package npuc.lambda.dynamodb;

import npuc.lambda.emulator.MotoDynamoDb;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Over the wire, against moto. */
@Execution(ExecutionMode.CONCURRENT)
class DynamoCompilationStoreTest extends CompilationStoreContracts {
  @Override
  Table table() {
    return TableFixture.create(MotoDynamoDb.client());
  }
}
