package npuc.lambda.dynamodb;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What became of a conditional write. */
sealed interface Write {
  /** It happened. */
  record Done() implements Write {}

  /**
   * The condition did not hold; nothing changed.
   *
   * @param stored the item that is there; empty when none is
   */
  record Refused(Map<String, AttributeValue> stored) implements Write {
    public Refused {
      stored = Map.copyOf(stored);
    }
  }

  default boolean isDone() {
    return this instanceof Done;
  }
}
