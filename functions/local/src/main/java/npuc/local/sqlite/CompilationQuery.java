package npuc.local.sqlite;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import npuc.compilation.Filter;
import npuc.compilation.Phase;
import npuc.paging.Order;
import npuc.paging.PageRequest;
import npuc.registry.VersionId;

/** The query for a page of compilations; reads one row more than the page holds. */
final class CompilationQuery {
  private final StringBuilder sql =
      new StringBuilder("SELECT document FROM compilation WHERE version_id = ?");
  private final List<Object> parameters = new ArrayList<>();

  CompilationQuery(VersionId version, Filter filter, PageRequest request) {
    parameters.add(version.toString());
    addPhases(filter);
    filter.platform().ifPresent(platform -> and("platform = ?", platform.value()));
    filter.hash().ifPresent(this::addHash);
    filter.createdAfter().ifPresent(after -> and("created_at > ?", after.toEpochMilli()));
    filter.createdBefore().ifPresent(before -> and("created_at < ?", ceilMillis(before)));
    boolean newestFirst = request.order() == Order.NEWEST_FIRST;
    request.after().ifPresent(last -> and(newestFirst ? "id < ?" : "id > ?", "c-" + last));
    sql.append(newestFirst ? " ORDER BY id DESC LIMIT ?" : " ORDER BY id LIMIT ?");
    parameters.add(request.limit() + 1);
  }

  String sql() {
    return sql.toString();
  }

  List<Object> parameters() {
    return Collections.unmodifiableList(parameters);
  }

  private void addPhases(Filter filter) {
    if (!filter.phases().isEmpty()) {
      String marks = String.join(", ", Collections.nCopies(filter.phases().size(), "?"));
      sql.append(" AND phase IN (").append(marks).append(")");
      filter.phases().stream().map(Phase::word).sorted().forEach(parameters::add);
    }
  }

  /** A prefix is a range: g follows f, the last hex digit. */
  private void addHash(String prefix) {
    and("hash >= ?", prefix);
    and("hash < ?", prefix + "g");
  }

  private void and(String condition, Object parameter) {
    sql.append(" AND ").append(condition);
    parameters.add(parameter);
  }

  /** Times are stored in whole milliseconds: before 1.5 ms is before 2 ms. */
  private static long ceilMillis(Instant instant) {
    return instant.plusNanos(999_999).toEpochMilli();
  }
}
