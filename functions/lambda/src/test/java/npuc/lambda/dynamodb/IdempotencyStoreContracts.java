package npuc.lambda.dynamodb;

import npuc.api.http.IdempotencyStore;
import npuc.api.http.IdempotencyStoreContract;

/** The contract of a store of keyed requests, each test on a table of its own. */
abstract class IdempotencyStoreContracts extends IdempotencyStoreContract {

  /** An empty table. */
  abstract Table table();

  @Override
  protected IdempotencyStore emptyStore() {
    return new DynamoIdempotencyStore(table());
  }
}
