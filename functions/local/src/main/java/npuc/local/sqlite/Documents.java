package npuc.local.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import npuc.document.DocumentFormat;

/** Reads and writes records as JSON documents in a column. */
public final class Documents<T> {
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

  /** The first of such values. */
  public Optional<T> readOne(Connection connection, String sql, Object... parameters)
      throws SQLException {
    return read(connection, sql, List.of(parameters)).stream().findFirst();
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
