package npuc.local.sqlite;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import npuc.compilation.Compilation;
import npuc.id.CompilationId;
import npuc.id.Ulid;
import npuc.paging.Page;

/**
 * Pages of compilations that are judged row by row.
 *
 * @param most how many rows one page looks at
 */
record Looks(int most) {

  /** What was found, and up to where was looked; empty when that was the end. */
  private record Seen(List<String> wanted, Optional<Ulid> lookedTo) {}

  Page<Compilation> page(
      Connection connection,
      CompilationQuery query,
      int limit,
      Documents.RowReader<Compilation> reader)
      throws SQLException {
    Seen seen = Documents.rows(connection, query.looks(most), rows -> look(rows, limit));
    List<String> wanted = seen.wanted().stream().limit(limit).toList();
    if (wanted.isEmpty()) {
      return page(new Page<>(List.of(), false), seen);
    }
    Sql rows = query.page(wanted);
    Page<Compilation> found =
        Documents.page(connection, rows.text(), rows.parameters(), limit, reader);
    return found.more() || seen.wanted().size() > limit
        ? new Page<>(found.items(), true)
        : page(found, seen);
  }

  private static Page<Compilation> page(Page<Compilation> all, Seen seen) {
    return seen.lookedTo().map(to -> Page.unfinished(all.items(), to)).orElse(all);
  }

  private Seen look(ResultSet rows, int limit) throws SQLException {
    var wanted = new ArrayList<String>();
    String last = "";
    for (int looked = 0; looked < most && wanted.size() <= limit; looked++) {
      if (!rows.next()) {
        return new Seen(wanted, Optional.empty());
      }
      last = rows.getString(1);
      if (rows.getBoolean(2)) {
        wanted.add(last);
      }
    }
    return new Seen(wanted, CompilationId.parse(last).map(CompilationId::ulid));
  }
}
