package npuc.lambda.dynamodb;

import java.util.Map;
import java.util.Optional;
import npuc.id.ArtifactId;
import npuc.id.CompilationId;
import npuc.id.ModelId;
import npuc.id.VersionId;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Where an item lies in the table. DynamoDB refuses a key with an empty part. */
record Key(String partition, String sort) {
  static final String MODELS = "MODELS";
  static final String COMPILATION = "COMPILATION";

  Key {
    if (partition.isEmpty() || sort.isEmpty()) {
      throw new IllegalArgumentException("no part of a key may be empty: " + partition + sort);
    }
  }

  static Key of(ModelId model) {
    return new Key(MODELS, model.toString());
  }

  static Key of(ModelId model, VersionId version) {
    return new Key(model.toString(), version.toString());
  }

  static Key of(VersionId version, ArtifactId artifact) {
    return new Key(version.toString(), artifact.toString());
  }

  /** Of the item that lets a version have one artifact of a compilation only. */
  static Key of(VersionId version, CompilationId compilation) {
    return new Key(version.toString(), compilation.toString());
  }

  static Key of(CompilationId compilation) {
    return new Key(compilation.toString(), COMPILATION);
  }

  static Key ofRequest(String key) {
    return new Key("KEY#" + key, "REQUEST");
  }

  /** The key of an item that was read. */
  static Key of(Map<String, AttributeValue> item) {
    return new Key(text(item, Schema.PARTITION), text(item, Schema.SORT));
  }

  Map<String, AttributeValue> attributes() {
    return Map.of(
        Schema.PARTITION, AttributeValue.fromS(partition), Schema.SORT, AttributeValue.fromS(sort));
  }

  /** A text of an item; empty when it has none of that name. */
  static String text(Map<String, AttributeValue> item, String attribute) {
    return Optional.ofNullable(item.get(attribute)).map(AttributeValue::s).orElse("");
  }
}
