package npuc.local.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads and writes records as JSON documents in a column. Fields that a newer version added are
 * ignored, so that going back one version is possible.
 */
public final class Documents<T> {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Class<T> type;

  /** For values of one type. */
  public Documents(Class<T> type) {
    this.type = type;
  }

  /** The document of a value. */
  public String write(T value) {
    return JSON.writeValueAsString(value);
  }

  /** The values of a query's column {@code document}, in its order. */
  public List<T> read(Connection connection, String sql, List<?> parameters) throws SQLException {
    try (PreparedStatement query = prepare(connection, sql, parameters);
        ResultSet rows = query.executeQuery()) {
      var values = new ArrayList<T>();
      while (rows.next()) {
        values.add(parse(rows.getString("document")));
      }
      return values;
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
    try (PreparedStatement update = prepare(connection, sql, parameters)) {
      return update.executeUpdate();
    }
  }

  private static PreparedStatement prepare(Connection connection, String sql, List<?> parameters)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < parameters.size(); i++) {
      statement.setObject(i + 1, parameters.get(i));
    }
    return statement;
  }

  private T parse(String document) {
    try {
      return JSON.readValue(document, type);
    } catch (JacksonException e) {
      throw new IllegalStateException(
          "a stored " + type.getSimpleName() + " can't be read: " + e.getOriginalMessage(), e);
    }
  }
}
