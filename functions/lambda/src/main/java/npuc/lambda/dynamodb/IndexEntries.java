package npuc.lambda.dynamodb;

import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import npuc.id.CompilationId;
import npuc.id.Ulid;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** The compilations that a query names, read call by call, but not by more calls than are left. */
final class IndexEntries implements Iterator<CompilationId> {
  private final Table table;
  private Optional<QueryRequest> next;
  private int callsLeft;
  private Iterator<Map<String, AttributeValue>> read = Collections.emptyIterator();

  IndexEntries(Table table, QueryRequest first, int calls) {
    this.table = table;
    this.next = Optional.of(first);
    this.callsLeft = calls;
  }

  @Override
  public boolean hasNext() {
    while (!read.hasNext() && next.isPresent() && callsLeft > 0) {
      callsLeft--;
      read(next.get());
    }
    return read.hasNext();
  }

  @Override
  public CompilationId next() {
    return id(read.next());
  }

  /** Up to where was looked, once there is no next one; empty when that was the end. */
  Optional<Ulid> lookedTo() {
    return next.map(query -> id(query.exclusiveStartKey()).ulid());
  }

  private void read(QueryRequest query) {
    QueryResponse answer = table.call(() -> table.client().get().query(query));
    read = answer.items().iterator();
    next =
        answer.hasLastEvaluatedKey()
            ? Optional.of(query.toBuilder().exclusiveStartKey(answer.lastEvaluatedKey()).build())
            : Optional.empty();
  }

  static CompilationId id(Map<String, AttributeValue> entry) {
    return CompilationId.parse(Key.text(entry, Schema.PARTITION)).orElseThrow();
  }
}
