package npuc.local.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One SQLite file that the stores share. What was answered to a client survives a crash and a power
 * cut: the file keeps a write-ahead log that every commit is synced to before it returns
 * (synchronous=FULL; NORMAL would sync at checkpoints only and lose the commits since).
 *
 * <p>One connection, one caller at a time: SQLite has one writer anyway, and a read of ours takes
 * well under a millisecond. Any number of threads may call, virtual ones too; other processes may
 * use the file at the same time.
 *
 * <p>Work must not call the database again. It throws {@link npuc.retry.RetryableException} when
 * the file is busy or the disk fails, and {@link IllegalStateException} for what trying again can't
 * cure.
 */
public final class Database implements AutoCloseable {
  private final Path file;
  private final Connection connection;
  private final ReentrantLock lock = new ReentrantLock();

  private Database(Path file, Connection connection) {
    this.file = file;
    this.connection = connection;
  }

  /** Work on a connection, which begins and ends no transaction itself. */
  @FunctionalInterface
  public interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  /**
   * Opens a file, creating or upgrading its tables.
   *
   * @throws IllegalStateException if it is no database of this service, or of a newer one; then it
   *     is left as it is
   */
  public static Database open(Path file) {
    return open(file, Schema.MIGRATIONS);
  }

  /**
   * Opens a file that there is, beside a service that may be running on it: its tables stay as they
   * are.
   *
   * @throws IllegalStateException if it is missing, or of another version than this program
   */
  public static Database openAsItIs(Path file) {
    return new Database(file, new DatabaseFile(file, Schema.MIGRATIONS).connectAsItIs());
  }

  static Database open(Path file, List<String> migrations) {
    return new Database(file, new DatabaseFile(file, migrations).connect());
  }

  /** Runs work that reads: all of it sees the same state. */
  public <T> T read(Work<T> work) {
    return run("BEGIN", work);
  }

  /** Runs work that reads and writes, in one transaction: all of it is stored, or nothing. */
  public <T> T write(Work<T> work) {
    return run("BEGIN IMMEDIATE", work);
  }

  /**
   * The same for what can be done again: it survives the end of this process at once, a power cut
   * only with the next {@link #write}. After one the file is as some earlier moment left it. Each
   * sync costs a millisecond or more, in which nobody else can use the file.
   */
  public <T> T writeUnsynced(Work<T> work) {
    lock.lock();
    try {
      execute("PRAGMA synchronous = NORMAL");
      try {
        return run("BEGIN IMMEDIATE", work);
      } finally {
        execute("PRAGMA synchronous = FULL");
      }
    } catch (SQLException e) {
      throw SqlFailures.translate(file, e);
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
      throw SqlFailures.translate(file, e);
    } finally {
      lock.unlock();
    }
  }

  private <T> T run(String begin, Work<T> work) {
    lock.lock();
    try {
      execute(begin);
      return committed(work);
    } catch (SQLException e) {
      throw SqlFailures.translate(file, e);
    } finally {
      lock.unlock();
    }
  }

  /** Whatever is thrown, an Error too, the next caller must not find the transaction open. */
  private <T> T committed(Work<T> work) throws SQLException {
    boolean committed = false;
    try {
      T result = work.on(connection);
      execute("COMMIT");
      committed = true;
      return result;
    } finally {
      if (!committed) {
        rollBack();
      }
    }
  }

  private void rollBack() {
    try {
      execute("ROLLBACK");
    } catch (SQLException e) {
      // SQLite rolled back by itself, as it does when the disk is full. Had it not, the next BEGIN
      // would fail.
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
