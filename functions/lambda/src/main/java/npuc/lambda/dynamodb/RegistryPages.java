package npuc.lambda.dynamodb;

import java.util.ArrayList;
import java.util.Optional;
import java.util.function.Predicate;
import npuc.id.VersionId;
import npuc.paging.Page;
import npuc.paging.PageRequest;
import npuc.registry.Artifact;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Pages of what an owner has in the registry, in the order of creation. */
record RegistryPages(Table table) {

  <T> Page<T> page(
      DocumentAttribute<T> document, String owner, String prefix, PageRequest request) {
    var query = RegistryQuery.of(table.name(), owner, IdRange.of(prefix, request), request);
    return page(document, query, entry -> true, request.limit());
  }

  /** Items that were written before they named who made them are looked into. */
  Page<Artifact> originals(
      DocumentAttribute<Artifact> document, VersionId version, PageRequest request) {
    IdRange range = IdRange.of("a-", request);
    var query = RegistryQuery.originals(table.name(), version.toString(), range, request);
    return page(document, query, artifact -> artifact.compilation().isEmpty(), request.limit());
  }

  private <T> Page<T> page(
      DocumentAttribute<T> document, QueryRequest query, Predicate<T> wanted, int limit) {
    var items = table.query(query);
    var found = new ArrayList<T>();
    while (found.size() <= limit && items.hasNext()) {
      var item = items.next();
      Optional.of(document.read(Key.of(item).sort(), item)).filter(wanted).ifPresent(found::add);
    }
    return Page.cut(found, limit);
  }
}
