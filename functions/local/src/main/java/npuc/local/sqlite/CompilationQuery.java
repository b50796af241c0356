package npuc.local.sqlite;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import npuc.compilation.Filter;
import npuc.compilation.IdBounds;
import npuc.compilation.Phase;
import npuc.id.CompilationId;
import npuc.id.VersionId;
import npuc.paging.Order;
import npuc.paging.PageRequest;

/**
 * The query for a page of compilations; reads one row more than the page holds.
 *
 * <p>It reads about as many index entries as rows, however many compilations a version has. Each
 * phase is a range of an index of its own, in the order of ids, and SQLite merges the ranges; what
 * is asked of the time is a range of ids. Only the beginning of a hash makes it sort the index
 * entries that match. The index is named because SQLite, which knows no numbers of rows, would now
 * and then take another one.
 */
final class CompilationQuery {
  private static final int WHOLE_HASH = 64;

  private final StringBuilder condition = new StringBuilder("version_id = ?");
  private final List<Object> values = new ArrayList<>();
  private final List<Object> parameters = new ArrayList<>();
  private final String ids;
  private final String sql;

  CompilationQuery(VersionId version, Filter filter, PageRequest request) {
    boolean newestFirst = request.order() == Order.NEWEST_FIRST;
    values.add(version.toString());
    addFilter(filter);
    request
        .after()
        .map(CompilationId::new)
        .ifPresent(last -> and(newestFirst ? "id < ?" : "id > ?", last.toString()));
    String order = newestFirst ? "ORDER BY id DESC" : "ORDER BY id";
    ids = ranges(filter) + " " + order + " LIMIT ?";
    sql =
        "SELECT id, document, revision FROM compilation WHERE id IN (%s) %s".formatted(ids, order);
    parameters.add(request.limit() + 1);
  }

  String sql() {
    return sql;
  }

  /** The query for the ids alone, with the same parameters. */
  String ids() {
    return ids;
  }

  List<Object> parameters() {
    return Collections.unmodifiableList(parameters);
  }

  private void addFilter(Filter filter) {
    filter.createdBy().ifPresent(creator -> and("created_by = ?", creator.value()));
    filter.platform().ifPresent(platform -> and("platform = ?", platform.value()));
    filter.hash().ifPresent(this::addHash);
    filter.createdAfter().ifPresent(after -> and("id >= ?", IdBounds.after(after)));
    filter.createdBefore().ifPresent(before -> and("id < ?", IdBounds.before(before)));
  }

  /** A beginning is a range: g follows f, the last hex digit. */
  private void addHash(String hash) {
    if (hash.length() == WHOLE_HASH) {
      and("hash = ?", hash);
      return;
    }
    and("hash >= ?", hash);
    and("hash < ?", hash + "g");
  }

  private void and(String more, String value) {
    condition.append(" AND ").append(more);
    values.add(value);
  }

  private static String index(Filter filter) {
    if (filter.createdBy().isPresent()) {
      return "compilation_by_creator";
    }
    if (filter.hash().isPresent()) {
      return "compilation_by_hash";
    }
    if (filter.platform().isPresent()) {
      return "compilation_by_platform";
    }
    return filter.phases().isEmpty() ? "compilation_of_version" : "compilation_by_phase";
  }

  /** The indexes of creators, platforms and whole hashes are in the order of ids in one phase. */
  private static Collection<Phase> phases(Filter filter) {
    boolean needed =
        filter.createdBy().isPresent()
            || filter
                .hash()
                .map(hash -> hash.length() == WHOLE_HASH)
                .orElse(filter.platform().isPresent());
    return needed && filter.phases().isEmpty() ? EnumSet.allOf(Phase.class) : filter.phases();
  }

  private String ranges(Filter filter) {
    String range = "SELECT id FROM compilation INDEXED BY " + index(filter) + " WHERE " + condition;
    Collection<Phase> phases = phases(filter);
    if (phases.isEmpty()) {
      parameters.addAll(values);
      return range;
    }
    return phases.stream()
        .map(phase -> range(range, phase))
        .collect(Collectors.joining(" UNION ALL "));
  }

  private String range(String range, Phase phase) {
    parameters.addAll(values);
    parameters.add(phase.word());
    return range + " AND phase = ?";
  }
}
