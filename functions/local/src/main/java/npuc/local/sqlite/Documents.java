package npuc.local.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import npuc.document.DocumentFormat;
import npuc.paging.Page;

/** Reads and writes records as JSON documents in a column. */
public final class Documents<T> {
  /** Characters of documents, with which a page is full. */
  static final int LARGE_PAGE = 8 * 1024 * 1024;

  private final DocumentFormat<T> format;

  /** For values of one type. */
  public Documents(Class<T> type) {
    this.format = new DocumentFormat<>(type);
  }

  /** The document of a value. */
  public String write(T value) {
    return format.write(value);
  }

  /**
   * The values of a query, in its order.
   *
   * @param sql selects two columns: the key of a row, and its document
   * @throws IllegalStateException if a document can't be read; its message names the key
   */
  public List<T> read(Connection connection, String sql, List<?> parameters) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      try (ResultSet rows = bind(query, parameters).executeQuery()) {
        var values = new ArrayList<T>();
        while (rows.next()) {
          values.add(format.read(rows.getString(1), rows.getString(2)));
        }
        return values;
      }
    }
  }

  /** A value, and how many characters its document has. */
  record Sized<T>(T value, int characters) {}

  /** Makes a value of the row at which a result set stands. */
  @FunctionalInterface
  interface RowReader<T> {
    Sized<T> read(ResultSet row) throws SQLException;
  }

  /**
   * A page of such values; it ends early when its documents together are large.
   *
   * @param sql reads at least one row more than the page may hold
   */
  Page<T> page(Connection connection, String sql, List<?> parameters, int limit)
      throws SQLException {
    return page(connection, sql, parameters, limit, this::parsed);
  }

  /** The same with a reader of one's own. */
  static <T> Page<T> page(
      Connection connection, String sql, List<?> parameters, int limit, RowReader<T> reader)
      throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      try (ResultSet rows = bind(query, parameters).executeQuery()) {
        var values = new ArrayList<T>();
        long characters = 0;
        boolean more = rows.next();
        while (more && values.size() < limit && characters < LARGE_PAGE) {
          Sized<T> read = reader.read(rows);
          characters += read.characters();
          values.add(read.value());
          more = rows.next();
        }
        return new Page<>(values, more);
      }
    }
  }

  /** The value of a row of two columns: its key, and its document. */
  Sized<T> parsed(ResultSet row) throws SQLException {
    String document = row.getString(2);
    return new Sized<>(format.read(row.getString(1), document), document.length());
  }

  /** The first of such values. */
  public Optional<T> readOne(Connection connection, String sql, Object... parameters)
      throws SQLException {
    return read(connection, sql, List.of(parameters)).stream().findFirst();
  }

  /** What is made of the rows of a query. */
  @FunctionalInterface
  interface RowsReader<T> {
    T read(ResultSet rows) throws SQLException;
  }

  /** What a reader makes of the rows of a query, of which it may read as many as it likes. */
  static <T> T rows(Connection connection, Sql sql, RowsReader<T> reader) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(sql.text())) {
      try (ResultSet rows = bind(query, sql.parameters()).executeQuery()) {
        return reader.read(rows);
      }
    }
  }

  /** The first column of each row. */
  static List<String> texts(Connection connection, String sql, List<?> parameters)
      throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      try (ResultSet rows = bind(query, parameters).executeQuery()) {
        var texts = new ArrayList<String>();
        while (rows.next()) {
          texts.add(rows.getString(1));
        }
        return texts;
      }
    }
  }

  /** Changes rows and tells how many. */
  public static int update(Connection connection, String sql, List<?> parameters)
      throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      return bind(update, parameters).executeUpdate();
    }
  }

  private static PreparedStatement bind(PreparedStatement statement, List<?> parameters)
      throws SQLException {
    for (int i = 0; i < parameters.size(); i++) {
      statement.setObject(i + 1, parameters.get(i));
    }
    return statement;
  }
}
