package npuc.local.sqlite;

import java.nio.file.Path;
import java.sql.SQLException;
import npuc.retry.RetryableException;
import org.sqlite.SQLiteErrorCode;

/** Tells failures that pass from those that stay. */
final class SqlFailures {
  private SqlFailures() {}

  /** What a caller of the database is thrown. */
  static RuntimeException translate(Path file, SQLException failure) {
    String message = "the database " + file + " failed: " + failure.getMessage();
    return passes(failure)
        ? new RetryableException(message, failure)
        : new IllegalStateException(message, failure);
  }

  /** Another process holds the file, or what SQLite asked of the machine did not work. */
  private static boolean passes(SQLException failure) {
    return switch (SQLiteErrorCode.getErrorCode(failure.getErrorCode() & 0xff)) {
      case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_IOERR, SQLITE_FULL, SQLITE_CANTOPEN, SQLITE_NOMEM ->
          true;
      default -> false;
    };
  }
}
