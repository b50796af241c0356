package npuc.lambda.dynamodb;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** The table of {@link Schema}, made for one test. */
public final class TableFixture {
  private TableFixture() {}

  /** An empty table of a name of its own. */
  public static Table create(DynamoDbClient client) {
    var table = new Table(() -> client, "npuc-" + UUID.randomUUID());
    client.createTable(request(table.name()));
    client.waiter().waitUntilTableExists(request -> request.tableName(table.name()));
    client.updateTimeToLive(
        request ->
            request
                .tableName(table.name())
                .timeToLiveSpecification(
                    ttl -> ttl.attributeName(Schema.EXPIRES_AT).enabled(true)));
    return table;
  }

  /** What {@code template.yaml} has to say, too. */
  public static CreateTableRequest request(String name) {
    return CreateTableRequest.builder()
        .tableName(name)
        .billingMode(BillingMode.PAY_PER_REQUEST)
        .attributeDefinitions(attributes())
        .keySchema(keys(Schema.PARTITION, Schema.SORT))
        .globalSecondaryIndexes(Schema.INDEXES.stream().map(TableFixture::index).toList())
        .build();
  }

  private static List<AttributeDefinition> attributes() {
    Stream<String> ofIndexes =
        Schema.INDEXES.stream().flatMap(index -> Stream.of(index.partition(), index.sort()));
    return Stream.concat(Stream.of(Schema.PARTITION, Schema.SORT), ofIndexes)
        .distinct()
        .map(
            attribute ->
                AttributeDefinition.builder()
                    .attributeName(attribute)
                    .attributeType(ScalarAttributeType.S)
                    .build())
        .toList();
  }

  private static GlobalSecondaryIndex index(Index index) {
    return GlobalSecondaryIndex.builder()
        .indexName(index.name())
        .keySchema(keys(index.partition(), index.sort()))
        .projection(projection(index.projected()))
        .build();
  }

  private static Projection projection(List<String> attributes) {
    if (attributes.isEmpty()) {
      return Projection.builder().projectionType(ProjectionType.KEYS_ONLY).build();
    }
    return Projection.builder()
        .projectionType(ProjectionType.INCLUDE)
        .nonKeyAttributes(attributes)
        .build();
  }

  private static List<KeySchemaElement> keys(String partition, String sort) {
    return List.of(key(partition, KeyType.HASH), key(sort, KeyType.RANGE));
  }

  private static KeySchemaElement key(String attribute, KeyType type) {
    return KeySchemaElement.builder().attributeName(attribute).keyType(type).build();
  }
}
