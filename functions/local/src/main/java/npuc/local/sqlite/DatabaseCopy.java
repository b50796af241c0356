package npuc.local.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Copies of a database, made while a service writes to it. */
public final class DatabaseCopy {
  private DatabaseCopy() {}

  /**
   * Writes the database as it is at one moment: all of what was committed by then and nothing else.
   * Those who write meanwhile are not held up.
   *
   * @param target an empty file
   * @return the version of its tables
   * @throws IllegalStateException if there is no database of this program or of an older one
   */
  public static int write(Path file, Path target) {
    try (Connection connection = new DatabaseFile(file, Schema.MIGRATIONS).connectToRead()) {
      try (PreparedStatement copy = connection.prepareStatement("VACUUM INTO ?")) {
        copy.setString(1, target.toString());
        copy.execute();
      }
      return DatabaseFile.version(connection);
    } catch (SQLException e) {
      throw SqlFailures.translate(file, e);
    }
  }

  /**
   * Whether a file is a whole database that this program can open.
   *
   * @throws IllegalStateException if it is not; its message says why
   */
  public static void check(Path file) {
    try (Connection connection = new DatabaseFile(file, Schema.MIGRATIONS).connectToRead();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("PRAGMA integrity_check(1)")) {
      String found = row.getString(1);
      if (!found.equals("ok")) {
        throw new IllegalStateException(file + " is damaged: " + found);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(file + " is damaged: " + e.getMessage(), e);
    }
  }
}
