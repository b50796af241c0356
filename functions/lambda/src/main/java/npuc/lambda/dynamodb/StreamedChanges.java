package npuc.lambda.dynamodb;

import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import npuc.compilation.Phase;
import npuc.event.ChangeReader;
import npuc.event.PhaseChanged;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.databind.JsonNode;

/**
 * Reads records of the table's stream, which has the item before and after each change. What is no
 * compilation, or was deleted, is no event.
 */
public final class StreamedChanges implements ChangeReader {
  private static final String TEXT = "S";
  private static final String BYTES = "B";

  @Override
  public Optional<PhaseChanged> read(JsonNode change) {
    JsonNode after = change.at("/dynamodb/NewImage");
    if (!text(after, Schema.SORT).equals(Key.COMPILATION)) {
      return Optional.empty();
    }
    JsonNode before = change.at("/dynamodb/OldImage");
    boolean isSame = text(before, Schema.PHASE).equals(text(after, Schema.PHASE));
    return isSame
        ? Optional.empty()
        : PhaseChanged.between(phase(before), CompilationItem.read(item(after)));
  }

  /** The phase of an item; empty when there was none. */
  private static Optional<Phase> phase(JsonNode image) {
    return image.isMissingNode()
        ? Optional.empty()
        : Optional.of(
            Phase.of(text(image, Schema.PHASE))
                .orElseThrow(
                    () ->
                        new IllegalStateException(
                            text(image, Schema.PARTITION) + " was in a phase that is not known")));
  }

  /** Of the item what a compilation is read of. */
  private static Map<String, AttributeValue> item(JsonNode image) {
    String key = text(image, Schema.PARTITION);
    return Map.of(
        Schema.PARTITION,
        AttributeValue.fromS(key),
        Schema.SORT,
        AttributeValue.fromS(Key.COMPILATION),
        Schema.DOCUMENT,
        AttributeValue.fromB(document(key, image)));
  }

  private static SdkBytes document(String key, JsonNode image) {
    String base64 = image.path(Schema.DOCUMENT).path(BYTES).asString("");
    try {
      return SdkBytes.fromByteArray(Base64.getDecoder().decode(base64));
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException("the document of " + key + " can't be read", e);
    }
  }

  private static String text(JsonNode image, String attribute) {
    return image.path(attribute).path(TEXT).asString("");
  }
}
