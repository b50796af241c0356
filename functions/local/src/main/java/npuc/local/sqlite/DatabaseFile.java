package npuc.local.sqlite;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * A file to be opened: checks whose it is, and brings its tables up to date.
 *
 * @param migrations each brings the tables to the next version
 */
record DatabaseFile(Path file, List<String> migrations) {
  /** "npuc" in ASCII: by it SQLite files tell whose they are. */
  private static final int APPLICATION_ID = 0x6e707563;

  /** What is done with a file before it is used. */
  @FunctionalInterface
  private interface Preparation {
    void on(Statement statement) throws SQLException;
  }

  /** Connects, or leaves the file as it is and throws {@link IllegalStateException}. */
  Connection connect() {
    return connect(this::prepare);
  }

  /** The same with tables of this version, and without a change of them. */
  Connection connectAsItIs() {
    Connection connection = connectToRead();
    try {
      if (version(connection) == migrations.size()) {
        return connection;
      }
      connection.close();
    } catch (SQLException e) {
      throw SqlFailures.translate(file, e);
    }
    throw new IllegalStateException(
        file + " is of an older npuc than this program; start this version on it once");
  }

  /** The same with tables of this version or of an older one. */
  Connection connectToRead() {
    if (!Files.isRegularFile(file)) {
      throw new IllegalStateException(
          "there is no " + file + "; start npuc on that folder once, or set NPUC_DATA to its own");
    }
    return connect(this::check);
  }

  private Connection connect(Preparation preparation) {
    try {
      // As a URI, since the driver takes what follows a ? in a plain path for settings.
      Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file.toUri());
      prepareOrClose(connection, preparation);
      return connection;
    } catch (SQLException e) {
      throw new IllegalStateException(
          file + " can't be opened as a database of npuc: " + e.getMessage(), e);
    }
  }

  private static void prepareOrClose(Connection connection, Preparation preparation)
      throws SQLException {
    boolean prepared = false;
    NameKeyFunction.addTo(connection);
    try (Statement statement = connection.createStatement()) {
      preparation.on(statement);
      prepared = true;
    } finally {
      if (!prepared) {
        connection.close();
      }
    }
  }

  private void prepare(Statement statement) throws SQLException {
    statement.execute("PRAGMA busy_timeout = 5000");
    statement.execute("PRAGMA synchronous = FULL");
    statement.execute("BEGIN IMMEDIATE");
    checkOwner(statement);
    migrate(statement);
    statement.execute("COMMIT");
    statement.execute("PRAGMA journal_mode = WAL");
  }

  private void check(Statement statement) throws SQLException {
    statement.execute("PRAGMA busy_timeout = 5000");
    statement.execute("PRAGMA synchronous = FULL");
    if (number(statement, "PRAGMA application_id") != APPLICATION_ID) {
      throw new IllegalStateException(file + " is no database of npuc");
    }
    checkVersion(number(statement, "PRAGMA user_version"));
  }

  /** The version of the tables. */
  static int version(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return number(statement, "PRAGMA user_version");
    }
  }

  private void checkVersion(int version) {
    if (version > migrations.size()) {
      throw new IllegalStateException(
          file + " was written by a newer npuc; start that one, or use another NPUC_DATA");
    }
  }

  private void checkOwner(Statement statement) throws SQLException {
    int owner = number(statement, "PRAGMA application_id");
    boolean empty = number(statement, "SELECT count(*) FROM sqlite_schema") == 0;
    if (owner != APPLICATION_ID && (owner != 0 || !empty)) {
      throw new IllegalStateException(
          file + " is a database of another program; move it away, or use another NPUC_DATA");
    }
  }

  private void migrate(Statement statement) throws SQLException {
    int version = number(statement, "PRAGMA user_version");
    checkVersion(version);
    for (String migration : migrations.subList(version, migrations.size())) {
      statement.executeUpdate(migration);
    }
    statement.execute("PRAGMA user_version = " + migrations.size());
    statement.execute("PRAGMA application_id = " + APPLICATION_ID);
  }

  private static int number(Statement statement, String query) throws SQLException {
    try (ResultSet row = statement.executeQuery(query)) {
      return row.getInt(1);
    }
  }
}
