package npuc.local.sqlite;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import npuc.compilation.Filter;
import npuc.compilation.IdBounds;
import npuc.compilation.LabelFilter;
import npuc.compilation.Membership;
import npuc.compilation.Phase;
import npuc.compilation.Scope;
import npuc.compilation.Words;
import npuc.id.CompilationId;
import npuc.id.CompilationSetId;
import npuc.id.ModelId;
import npuc.paging.Order;
import npuc.paging.PageRequest;

/**
 * The query for a page of compilations; reads one row more than the page holds.
 *
 * <p>It reads about as many index entries as rows, however many compilations there are. Each phase
 * or model is a range of an index of its own, in the order of ids, and SQLite merges the ranges;
 * what is asked of the time is a range of ids. Only the beginning of a hash makes it sort the index
 * entries that match. The index is named because SQLite, which knows no numbers of rows, would now
 * and then take another one.
 *
 * <p>What an index can't tell is judged row by row: {@link #looks} then tells of each whether it is
 * wanted, and whoever reads them stops in time.
 */
final class CompilationQuery {
  private static final int WHOLE_HASH = 64;

  private final Scope scope;
  private final Filter filter;
  private final PageRequest request;
  private final CompilationIndex index;
  private final Conditions served = new Conditions();
  private final Conditions judged = new Conditions();

  CompilationQuery(Scope scope, Filter filter, PageRequest request) {
    this.scope = scope;
    this.filter = filter;
    this.request = request;
    this.index = CompilationIndex.of(scope, filter);
    addScope();
    addFilter();
    filter.search().words().ifPresent(this::addWords);
    filter.search().labels().forEach(this::addLabel);
    addIds();
  }

  /** Whether rows are to be judged, and any number of them may have to be looked at. */
  boolean isJudging() {
    return !judged.isEmpty();
  }

  /** The rows of a page whose rows need no judging: id, document and revision. */
  Sql page() {
    Sql ids = ids();
    return new Sql(rows(ids.text()), ids.parameters());
  }

  /** The rows of these ids, in the order of the page. */
  Sql page(List<String> ids) {
    return new Sql(rows(Conditions.marks(ids.size())), List.copyOf(ids));
  }

  /** The ids of all that are wanted. */
  Sql ids() {
    return merged(new Sql("id", List.of()), judged, request.limit() + 1);
  }

  /** Ids, and whether each is wanted. */
  Sql looks(int most) {
    return merged(new Sql("id, " + judged.text(), judged.parameters()), new Conditions(), most);
  }

  private String rows(String ids) {
    return "SELECT id, document, revision FROM compilation WHERE id IN (%s) %s"
        .formatted(ids, order());
  }

  private String order() {
    return request.order() == Order.NEWEST_FIRST ? "ORDER BY id DESC" : "ORDER BY id";
  }

  private Sql merged(Sql columns, Conditions more, int limit) {
    List<Conditions> ranges = ranges();
    var parameters = new ArrayList<Object>();
    for (Conditions range : ranges) {
      Stream.of(columns.parameters(), served.parameters(), range.parameters(), more.parameters())
          .forEach(parameters::addAll);
    }
    parameters.add(limit);
    String text =
        ranges.stream()
            .map(range -> select(columns.text(), List.of(served, range, more)))
            .collect(Collectors.joining(" UNION ALL "));
    return new Sql(text + " " + order() + " LIMIT ?", parameters);
  }

  private String select(String columns, List<Conditions> conditions) {
    String all =
        conditions.stream()
            .filter(some -> !some.isEmpty())
            .map(Conditions::text)
            .collect(Collectors.joining(" AND "));
    return "SELECT %s FROM compilation %s WHERE %s".formatted(columns, index.clause(scope), all);
  }

  private List<Conditions> ranges() {
    Stream<Conditions> ranges =
        index == CompilationIndex.MODEL
            ? models().map(model -> range("model_id = ?", model.toString()))
            : index.ranges(filter).stream().map(phase -> range("phase = ?", phase.word()));
    List<Conditions> all = ranges.toList();
    return all.isEmpty() ? List.of(new Conditions()) : all;
  }

  private static Conditions range(String text, String value) {
    var range = new Conditions();
    range.add(text, value);
    return range;
  }

  private Stream<ModelId> models() {
    return filter.search().models().orElse(Set.of()).stream();
  }

  private void addScope() {
    if (scope instanceof Scope.Of(var version)) {
      served.add("version_id = ?", version.toString());
    }
  }

  private void addFilter() {
    filter
        .createdBy()
        .ifPresent(by -> where(CompilationIndex.CREATOR).add("created_by = ?", by.value()));
    filter
        .platform()
        .ifPresent(on -> where(CompilationIndex.PLATFORM).add("platform = ?", on.value()));
    filter.hash().ifPresent(this::addHash);
    boolean isOfPhases = index == CompilationIndex.MODEL || index == CompilationIndex.IDS;
    if (isOfPhases && !filter.phases().isEmpty()) {
      judged.addOneOf("phase", filter.phases().stream().map(Phase::word).toList());
    }
  }

  /** A beginning is a range: g follows f, the last hex digit. */
  private void addHash(String hash) {
    Conditions where = where(CompilationIndex.HASH);
    if (hash.length() == WHOLE_HASH) {
      where.add("hash = ?", hash);
    } else {
      where.add("hash >= ? AND hash < ?", hash, hash + "g");
    }
  }

  /** What the index is of is served by it; else each row is judged. */
  private Conditions where(CompilationIndex server) {
    return index == server ? served : judged;
  }

  private void addWords(Words words) {
    if (words.models().isEmpty()) {
      judged.add("(instr(words, ?) OR instr(id, ?))", words.text(), words.text());
      return;
    }
    var models = words.models().stream().map(ModelId::toString).toList();
    var parameters = new ArrayList<Object>(List.of(words.text(), words.text()));
    parameters.addAll(models);
    judged.add(
        "(instr(words, ?) OR instr(id, ?) OR model_id IN ("
            + Conditions.marks(models.size())
            + "))",
        parameters.toArray());
  }

  private void addLabel(LabelFilter label) {
    judged.add("instr(labels, ?)", LabelText.of(label));
  }

  /** The ids of its members are a range. */
  private void addSet(CompilationSetId set) {
    served.add(
        "id BETWEEN ? AND ?", set.member(1).toString(), set.member(Membership.MOST).toString());
  }

  private void addIds() {
    filter.set().ifPresent(this::addSet);
    boolean newestFirst = request.order() == Order.NEWEST_FIRST;
    filter.createdAfter().ifPresent(after -> served.add("id >= ?", IdBounds.after(after)));
    filter.createdBefore().ifPresent(before -> served.add("id < ?", IdBounds.before(before)));
    request
        .after()
        .map(CompilationId::new)
        .ifPresent(last -> served.add(newestFirst ? "id < ?" : "id > ?", last.toString()));
    if (served.isEmpty()) {
      served.add("id > ''");
    }
  }
}
