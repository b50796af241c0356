package npuc.local.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import npuc.workflow.RetryableException;

/**
 * One SQLite file that the stores share. Write-ahead log, and every commit is synced to the disk
 * (synchronous=FULL): what was answered to a client survives a crash and a power cut.
 *
 * <p>One connection, one at a time: SQLite has one writer anyway, and a read of ours takes well
 * under a millisecond.
 */
public final class Database implements AutoCloseable {
  /** Each brings the schema to the next version; a released one never changes. */
  private static final List<String> MIGRATIONS = List.of(Schema.VERSION_1);

  private final Connection connection;
  private final ReentrantLock lock = new ReentrantLock();

  private Database(Connection connection) {
    this.connection = connection;
  }

  /** Work on a connection. */
  @FunctionalInterface
  public interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  /**
   * Opens a file, creating or upgrading its tables.
   *
   * @throws IllegalStateException if it is no database of this service, or of a newer one
   */
  public static Database open(Path file) {
    try {
      var database = new Database(DriverManager.getConnection("jdbc:sqlite:" + file));
      database.prepare(file);
      return database;
    } catch (SQLException e) {
      throw new IllegalStateException(file + " can't be opened as a database", e);
    }
  }

  /** Runs work in one transaction: all of it is stored, or nothing. */
  public <T> T run(Work<T> work) {
    lock.lock();
    try {
      T result = work.on(connection);
      connection.commit();
      return result;
    } catch (SQLException e) {
      rollBack(e);
      throw new RetryableException("the database failed: " + e.getMessage(), e);
    } catch (RuntimeException e) {
      rollBack(e);
      throw e;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException("the database can't be closed", e);
    } finally {
      lock.unlock();
    }
  }

  private void prepare(Path file) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA journal_mode = WAL");
      statement.execute("PRAGMA synchronous = FULL");
      statement.execute("PRAGMA busy_timeout = 5000");
      connection.setAutoCommit(false);
      int version = version(statement);
      if (version > MIGRATIONS.size()) {
        throw new IllegalStateException(
            file + " was written by a newer npuc; start that one, or use another NPUC_DATA");
      }
      for (String migration : MIGRATIONS.subList(version, MIGRATIONS.size())) {
        statement.executeUpdate(migration);
      }
      statement.executeUpdate("PRAGMA user_version = " + MIGRATIONS.size());
      connection.commit();
    }
  }

  private static int version(Statement statement) throws SQLException {
    try (ResultSet version = statement.executeQuery("PRAGMA user_version")) {
      return version.getInt(1);
    }
  }

  private void rollBack(Exception cause) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }
}
