package npuc.lambda.dynamodb;

import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What must hold of the stored item for a write to happen. Every name is a placeholder: DynamoDB
 * reserves hundreds of words.
 */
record Condition(String expression, Map<String, String> names, Map<String, AttributeValue> values) {
  /** Nothing is stored under the key. */
  static final Condition ABSENT =
      new Condition("attribute_not_exists(#pk)", Map.of("#pk", Schema.PARTITION), Map.of());

  /** Something is stored under the key. */
  static final Condition PRESENT =
      new Condition("attribute_exists(#pk)", Map.of("#pk", Schema.PARTITION), Map.of());

  Condition {
    names = Map.copyOf(names);
    values = Map.copyOf(values);
  }

  static Condition revision(long expected) {
    return new Condition(
        "#revision = :revision",
        Map.of("#revision", Schema.REVISION),
        Map.of(":revision", AttributeValue.fromN(Long.toString(expected))));
  }

  /** The item has the very document that was read. */
  static Condition document(AttributeValue read) {
    return new Condition(
        "#document = :document", Map.of("#document", Schema.DOCUMENT), Map.of(":document", read));
  }

  /** Since a deletion left its mark nothing was added to the item, and no other began. */
  static Condition closingBy(String mark) {
    return new Condition(
        "#closing = :closing",
        Map.of("#closing", Schema.CLOSING),
        Map.of(":closing", AttributeValue.fromS(mark)));
  }

  /** The key was never taken, or the request that took it has expired. */
  static Condition free(Instant now) {
    return new Condition(
        "attribute_not_exists(#pk) OR #freeAt <= :now",
        Map.of("#pk", Schema.PARTITION, "#freeAt", Schema.FREE_AT),
        Map.of(":now", AttributeValue.fromN(Long.toString(now.toEpochMilli()))));
  }

  /** The key is taken by this request, or by none. */
  static Condition freeOrTakenBy(String newId) {
    return new Condition(
        "attribute_not_exists(#pk) OR #newId = :newId",
        Map.of("#pk", Schema.PARTITION, "#newId", Schema.NEW_ID),
        Map.of(":newId", AttributeValue.fromS(newId)));
  }

  /** The key is taken by this request, which was not answered. */
  static Condition unansweredOf(String newId) {
    return new Condition(
        "#newId = :newId AND attribute_not_exists(#answered)",
        Map.of("#newId", Schema.NEW_ID, "#answered", Schema.ANSWERED),
        Map.of(":newId", AttributeValue.fromS(newId)));
  }
}
