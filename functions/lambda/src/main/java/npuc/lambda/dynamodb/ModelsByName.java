package npuc.lambda.dynamodb;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import npuc.paging.Order;
import npuc.registry.Model;
import npuc.registry.NamePage;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** Pages of models in the order of their names: keys from the index, models from the table. */
record ModelsByName(Table table, BatchRead batch, DocumentAttribute<Model> document) {

  NamePage page(NamePage.Request request) {
    QueryRequest query = query(request);
    QueryResponse answer = table.call(() -> table.client().get().query(query));
    List<Map<String, AttributeValue>> entries = answer.items();
    boolean more = entries.size() > request.limit();
    List<Map<String, AttributeValue>> page = more ? entries.subList(0, request.limit()) : entries;
    List<Model> models =
        batch.items(page.stream().map(Key::of).toList()).stream()
            .map(item -> document.read(Key.of(item).sort(), item))
            .toList();
    return new NamePage(
        models,
        Optional.of(page).filter(full -> more).map(List::getLast).map(ModelsByName::nameKey));
  }

  private static String nameKey(Map<String, AttributeValue> entry) {
    return Key.text(entry, Schema.NAME_KEY);
  }

  private QueryRequest query(NamePage.Request request) {
    boolean fromTheBeginning = request.order() == Order.OLDEST_FIRST;
    var names = new HashMap<>(Map.of("#models", Schema.MODELS));
    var values = new HashMap<>(Map.of(":models", AttributeValue.fromS(ModelItem.ALL)));
    request.after().ifPresent(after -> values.put(":after", AttributeValue.fromS(after)));
    request.after().ifPresent(after -> names.put("#name", Schema.NAME_KEY));
    String following =
        request.after().isEmpty()
            ? ""
            : fromTheBeginning ? " AND #name > :after" : " AND #name < :after";
    return QueryRequest.builder()
        .tableName(table.name())
        .indexName(Schema.MODELS_BY_NAME.name())
        .keyConditionExpression("#models = :models" + following)
        .expressionAttributeNames(names)
        .expressionAttributeValues(values)
        .scanIndexForward(fromTheBeginning)
        .limit(request.limit() + 1)
        .build();
  }
}
