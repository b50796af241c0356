package npuc.lambda.dynamodb;

import java.util.HashMap;
import java.util.Map;
import npuc.compilation.Compilation;
import npuc.id.Ulid;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A compilation as an item: the document, and beside it what it is looked up by. */
final class CompilationItem {
  static final String IS_ACTIVE = "active";
  static final String ALL = "compilations";

  private static final DocumentAttribute<Compilation> DOCUMENT =
      new DocumentAttribute<>(Compilation.class);

  private CompilationItem() {}

  /**
   * The item to store.
   *
   * @param write tells this write from every other
   */
  static Map<String, AttributeValue> of(Compilation compilation, Ulid write) {
    String version = compilation.versionId().toString();
    String phase = compilation.phase().word();
    String hash = compilation.spec().optionsHash().value();
    var item = new HashMap<>(Key.of(compilation.id()).attributes());
    item.put(Schema.VERSION, AttributeValue.fromS(version));
    item.put(Schema.VERSION_PHASE, AttributeValue.fromS(version + "#" + phase));
    item.put(Schema.VERSION_HASH, AttributeValue.fromS(version + "#" + hash));
    item.put(Schema.ALL, AttributeValue.fromS(ALL));
    item.put(Schema.MODEL, AttributeValue.fromS(compilation.modelId().toString()));
    item.put(Schema.PHASE, AttributeValue.fromS(phase));
    item.put(Schema.PLATFORM, AttributeValue.fromS(compilation.spec().platform().value()));
    item.put(Schema.HASH, AttributeValue.fromS(hash));
    item.put(Schema.REVISION, AttributeValue.fromN(Long.toString(compilation.revision())));
    item.put(Schema.WRITE, AttributeValue.fromS(write.value()));
    item.put(Schema.DOCUMENT, DOCUMENT.write(compilation));
    compilation
        .createdBy()
        .ifPresent(
            caller -> {
              item.put(Schema.CREATED_BY, AttributeValue.fromS(caller.value()));
              item.put(Schema.VERSION_CREATOR, AttributeValue.fromS(version + "#" + caller));
            });
    if (compilation.isActive()) {
      item.put(Schema.ACTIVE, AttributeValue.fromS(IS_ACTIVE));
    }
    return item;
  }

  static Compilation read(Map<String, AttributeValue> item) {
    return DOCUMENT.read(Key.of(item).partition(), item);
  }
}
