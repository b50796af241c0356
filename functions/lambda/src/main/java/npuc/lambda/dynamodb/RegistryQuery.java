package npuc.lambda.dynamodb;

import java.util.HashMap;
import java.util.Map;
import npuc.paging.Order;
import npuc.paging.PageRequest;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** The query for a page of the entries that one owner has: one more than the page holds. */
final class RegistryQuery {
  /** How many are looked at in one call when not each is wanted. */
  private static final int LOOKED_AT = 1_000;

  private RegistryQuery() {}

  static QueryRequest of(String table, String owner, IdRange range, PageRequest request) {
    return QueryRequest.builder()
        .tableName(table)
        .keyConditionExpression("#owner = :owner AND #id BETWEEN :from AND :to")
        .expressionAttributeNames(Map.of("#owner", Schema.PARTITION, "#id", Schema.SORT))
        .expressionAttributeValues(
            Map.of(
                ":owner", AttributeValue.fromS(owner),
                ":from", AttributeValue.fromS(range.from()),
                ":to", AttributeValue.fromS(range.to())))
        .scanIndexForward(request.order() == Order.OLDEST_FIRST)
        .consistentRead(true)
        .limit(request.limit() + 1)
        .build();
  }

  /** The same of artifacts that no compilation made: the others are passed over by DynamoDB. */
  static QueryRequest originals(String table, String owner, IdRange range, PageRequest request) {
    QueryRequest all = of(table, owner, range, request);
    var names = new HashMap<>(all.expressionAttributeNames());
    names.put("#made", Schema.MADE_BY);
    return all.toBuilder()
        .filterExpression("attribute_not_exists(#made)")
        .expressionAttributeNames(names)
        .limit(LOOKED_AT)
        .build();
  }
}
