package npuc.lambda.dynamodb;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How much of DynamoDB's 400 KB an item takes. */
final class ItemSize {
  static final int MOST = 360 * 1024;

  /** A number takes a byte for two digits, and one more; 38 digits are the most. */
  private static final int LARGEST_NUMBER = 21;

  private ItemSize() {}

  /**
   * Lets an item pass that leaves room below DynamoDB's own limit.
   *
   * @throws IllegalStateException for a larger one; its message names the key
   */
  static Map<String, AttributeValue> checked(Map<String, AttributeValue> item) {
    int size = of(item);
    if (size > MOST) {
      throw new IllegalStateException(
          "%s takes %d bytes of the table, more than the %d that one item may take; nothing of it was stored"
              .formatted(Key.of(item).partition(), size, MOST));
    }
    return item;
  }

  /** At most so many bytes, by DynamoDB's way of counting. */
  static int of(Map<String, AttributeValue> item) {
    return item.entrySet().stream()
        .mapToInt(attribute -> utf8(attribute.getKey()) + of(attribute.getValue()))
        .sum();
  }

  private static int of(AttributeValue value) {
    int text = Optional.ofNullable(value.s()).map(ItemSize::utf8).orElse(0);
    int binary = Optional.ofNullable(value.b()).map(ItemSize::length).orElse(0);
    return text + binary + LARGEST_NUMBER;
  }

  private static int length(SdkBytes bytes) {
    return bytes.asByteArrayUnsafe().length;
  }

  private static int utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
