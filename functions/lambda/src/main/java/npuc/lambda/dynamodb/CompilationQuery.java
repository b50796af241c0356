package npuc.lambda.dynamodb;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import npuc.compilation.Filter;
import npuc.compilation.Phase;
import npuc.compilation.Scope;
import npuc.id.ModelId;
import npuc.paging.Order;
import npuc.paging.PageRequest;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * The query that names the compilations of a page and, if it is read on, of those behind it.
 *
 * <p>A creator, a whole hash, one phase and any time are keys: only what is wanted is read. Several
 * phases, the platform and the beginning of a hash, or what comes beside a creator, are looked at
 * in the entries of an index, of about 300 bytes each.
 */
final class CompilationQuery {
  private static final int WHOLE_HASH = 64;

  private final Map<String, String> names = new HashMap<>();
  private final Map<String, AttributeValue> values = new HashMap<>();
  private final List<String> filters = new ArrayList<>();
  private final QueryRequest.Builder query;

  private CompilationQuery(String table, IdRange range, PageRequest request) {
    query =
        QueryRequest.builder()
            .tableName(table)
            .keyConditionExpression("#owner = :owner AND #id BETWEEN :from AND :to")
            .projectionExpression("#id")
            .scanIndexForward(request.order() == Order.OLDEST_FIRST);
    names.put("#id", Schema.PARTITION);
    values.put(":from", AttributeValue.fromS(range.from()));
    values.put(":to", AttributeValue.fromS(range.to()));
  }

  static QueryRequest of(
      String table, Scope scope, Filter filter, IdRange range, PageRequest request, Looks looks) {
    var query = new CompilationQuery(table, range, request);
    query.choose(Indexes.of(scope), filter);
    query.addPlatform(filter);
    if (scope instanceof Scope.Everything) { // the indexes of a version don't hold it
      filter.search().models().ifPresent(query::addModels);
    }
    boolean isJudged = filter.search().isOfDescriptions();
    return query.build(isJudged ? looks.batch() : request.limit() + 1, looks);
  }

  private void choose(Indexes indexes, Filter filter) {
    if (filter.createdBy().isPresent()) {
      use(indexes.byCreator(), indexes.owner(filter.createdBy().get().value()));
      addPhases(filter.phases());
      addHash(filter);
      return;
    }
    if (filter.hash().map(String::length).orElse(0) == WHOLE_HASH) {
      use(indexes.byHash(), indexes.owner(filter.hash().orElseThrow()));
      addPhases(filter.phases());
      return;
    }
    if (filter.phases().size() == 1) {
      use(indexes.byPhase(), indexes.owner(filter.phases().iterator().next().word()));
    } else {
      use(indexes.all(), indexes.owner());
      addPhases(filter.phases());
    }
    addHash(filter);
  }

  private QueryRequest build(int wanted, Looks looks) {
    if (filters.isEmpty()) {
      query.limit(wanted);
    } else {
      query.limit(looks.entries()).filterExpression(String.join(" AND ", filters));
    }
    return query.expressionAttributeNames(names).expressionAttributeValues(values).build();
  }

  private void use(Index index, String owner) {
    query.indexName(index.name());
    names.put("#owner", index.partition());
    values.put(":owner", AttributeValue.fromS(owner));
  }

  private void addPhases(Set<Phase> phases) {
    if (phases.isEmpty()) {
      return;
    }
    String placeholders =
        EnumSet.copyOf(phases).stream().map(this::phase).collect(Collectors.joining(", "));
    filters.add("#phase IN (" + placeholders + ")");
    names.put("#phase", Schema.PHASE);
  }

  private String phase(Phase phase) {
    String placeholder = ":phase" + phase.word();
    values.put(placeholder, AttributeValue.fromS(phase.word()));
    return placeholder;
  }

  private void addHash(Filter filter) {
    filter.hash().ifPresent(hash -> add("begins_with(#hash, :hash)", "hash", Schema.HASH, hash));
  }

  private void addPlatform(Filter filter) {
    filter
        .platform()
        .ifPresent(
            platform ->
                add("#platform = :platform", "platform", Schema.PLATFORM, platform.value()));
  }

  private void addModels(Set<ModelId> models) {
    List<String> placeholders = new ArrayList<>();
    for (ModelId model : models) {
      String placeholder = ":model" + placeholders.size();
      placeholders.add(placeholder);
      values.put(placeholder, AttributeValue.fromS(model.toString()));
    }
    filters.add("#model IN (" + String.join(", ", placeholders) + ")");
    names.put("#model", Schema.MODEL);
  }

  private void add(String condition, String placeholder, String attribute, String value) {
    filters.add(condition);
    names.put("#" + placeholder, attribute);
    values.put(":" + placeholder, AttributeValue.fromS(value));
  }
}
