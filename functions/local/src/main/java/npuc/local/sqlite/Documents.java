package npuc.local.sqlite;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads and writes records as JSON documents in a column. Times are ISO-8601 texts, an empty
 * Optional is left out.
 *
 * <p>A field that a newer version added is ignored, so that going back one version is possible. A
 * missing number is 0 and a missing flag false; anything else that is missing and not Optional
 * makes the document unreadable.
 */
public final class Documents<T> {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .changeDefaultPropertyInclusion(
              all -> all.withValueInclusion(JsonInclude.Include.NON_ABSENT))
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .build();

  private final Class<T> type;

  /** For values of one type. */
  public Documents(Class<T> type) {
    this.type = type;
  }

  /** The document of a value. */
  public String write(T value) {
    return JSON.writeValueAsString(value);
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
          values.add(parse(rows.getString(1), rows.getString(2)));
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

  private T parse(String key, String document) {
    try {
      return Optional.ofNullable(JSON.readValue(document, type))
          .orElseThrow(() -> new IllegalStateException(unreadable(key) + "it is null"));
    } catch (JacksonException e) {
      throw new IllegalStateException(unreadable(key) + e.getOriginalMessage(), e);
    }
  }

  private String unreadable(String key) {
    return "the stored " + type.getSimpleName() + " " + key + " can't be read: ";
  }
}
