package npuc.lambda.dynamodb;

import java.util.HashMap;
import java.util.Map;
import npuc.registry.Model;
import npuc.registry.NameKey;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A model as an item: the document, and beside it what it is ordered by. */
final class ModelItem {
  static final String ALL = "models";

  private ModelItem() {}

  static Map<String, AttributeValue> of(Model model, DocumentAttribute<Model> document) {
    var item = new HashMap<>(Key.of(model.id()).attributes());
    item.put(Schema.DOCUMENT, document.write(model));
    item.putAll(order(model));
    return item;
  }

  /** What the index of names knows it by. */
  static Map<String, AttributeValue> order(Model model) {
    return Map.of(
        Schema.MODELS, AttributeValue.fromS(ALL),
        Schema.NAME_KEY, AttributeValue.fromS(NameKey.of(model)));
  }
}
