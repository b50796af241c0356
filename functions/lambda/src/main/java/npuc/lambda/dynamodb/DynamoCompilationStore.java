package npuc.lambda.dynamodb;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import npuc.compilation.Compilation;
import npuc.compilation.CompilationStore;
import npuc.compilation.Filter;
import npuc.compilation.Scope;
import npuc.id.CompilationId;
import npuc.id.Ids;
import npuc.id.Ulid;
import npuc.id.VersionId;
import npuc.paging.Page;
import npuc.paging.PageRequest;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * {@link CompilationStore} in DynamoDB: one item each. Lists and {@link #active} find ids in an
 * index, which lags behind by less than a second as a rule; what a list then gives is read from the
 * table, so it is never stale and matches the filter. What people say of compilations is in no
 * index: a search of it reads items, some hundred for a page.
 *
 * <p>A compilation of more than 360 KB, compressed, is refused with an {@link
 * IllegalStateException}.
 */
public final class DynamoCompilationStore implements CompilationStore {
  private final Table table;
  private final Ids writes;
  private final BatchRead batch;
  private final Looks looks;

  /**
   * A store in a table.
   *
   * @param writes names each write, so that one that was sent twice knows itself again
   */
  public DynamoCompilationStore(Table table, Ids writes) {
    this(table, writes, Looks.USUAL);
  }

  DynamoCompilationStore(Table table, Ids writes, Looks looks) {
    this.table = table;
    this.looks = looks;
    this.writes = writes;
    this.batch = new BatchRead(table, Tries.brief());
  }

  @Override
  public boolean create(Compilation compilation) {
    return put(compilation, Condition.ABSENT);
  }

  @Override
  public Optional<Compilation> find(CompilationId id) {
    return table.get(Key.of(id)).map(CompilationItem::read);
  }

  @Override
  public List<Compilation> findAll(List<CompilationId> ids) {
    return batch.items(ids.stream().map(Key::of).toList()).stream()
        .map(CompilationItem::read)
        .toList();
  }

  @Override
  public boolean replace(Compilation next) {
    return put(next, Condition.revision(next.revision() - 1));
  }

  private boolean put(Compilation next, Condition condition) {
    Ulid write = writes.next();
    return switch (table.put(CompilationItem.of(next, write), condition)) {
      case Write.Done done -> true;
      // The client sends a write again whose answer got lost, and is then refused by itself.
      case Write.Refused(var stored) -> Key.text(stored, Schema.WRITE).equals(write.value());
    };
  }

  @Override
  public Page<Compilation> list(Scope scope, Filter filter, PageRequest request) {
    IdRange range = IdRange.of(filter, request);
    if (range.isEmpty() || filter.search().isVain()) {
      return new Page<>(List.of(), false);
    }
    var query = CompilationQuery.of(table.name(), scope, filter, range, request, looks);
    return page(new IndexEntries(table, query, looks.calls()), filter, request.limit());
  }

  private Page<Compilation> page(IndexEntries entries, Filter filter, int limit) {
    var found = new ArrayList<Compilation>();
    int documents = 0;
    while (found.size() <= limit && entries.hasNext()) {
      boolean isJudged = filter.search().isOfDescriptions();
      List<CompilationId> next = next(entries, isJudged ? looks.batch() : limit + 1 - found.size());
      batch.items(next.stream().map(Key::of).toList()).stream()
          .map(CompilationItem::read)
          .filter(filter::matches)
          .forEach(found::add);
      documents += next.size();
      if (documents >= looks.documents() && found.size() <= limit) {
        return Page.unfinished(found, next.getLast().ulid());
      }
    }
    return found.size() > limit
        ? Page.cut(found, limit)
        : entries
            .lookedTo()
            .map(to -> Page.unfinished((List<Compilation>) found, to))
            .orElseGet(() -> new Page<>(found, false));
  }

  @Override
  public List<CompilationId> newest(VersionId version, Filter filter, int most) {
    var request = PageRequest.first(most);
    IdRange range = IdRange.of(filter, request);
    if (range.isEmpty()) {
      return List.of();
    }
    var scope = new Scope.Of(version);
    var entries =
        table.query(CompilationQuery.of(table.name(), scope, filter, range, request, looks));
    var ids = new ArrayList<CompilationId>();
    while (ids.size() < most && entries.hasNext()) {
      ids.add(IndexEntries.id(entries.next()));
    }
    return ids;
  }

  @Override
  public List<CompilationId> active() {
    var request =
        QueryRequest.builder()
            .tableName(table.name())
            .indexName(Schema.BY_ACTIVITY.name())
            .keyConditionExpression("#active = :active")
            .expressionAttributeNames(Map.of("#active", Schema.ACTIVE))
            .expressionAttributeValues(
                Map.of(":active", AttributeValue.fromS(CompilationItem.IS_ACTIVE)))
            .build();
    var ids = new ArrayList<CompilationId>();
    table.query(request).forEachRemaining(entry -> ids.add(IndexEntries.id(entry)));
    return ids;
  }

  @Override
  public boolean delete(Compilation compilation) {
    return table
        .delete(Key.of(compilation.id()), Condition.revision(compilation.revision()))
        .isDone();
  }

  private static List<CompilationId> next(IndexEntries entries, int most) {
    var ids = new ArrayList<CompilationId>();
    while (ids.size() < Math.min(most, BatchRead.MOST) && entries.hasNext()) {
      ids.add(entries.next());
    }
    return ids;
  }
}
