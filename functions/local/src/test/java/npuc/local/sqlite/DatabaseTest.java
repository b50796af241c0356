package npuc.local.sqlite;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import npuc.memory.AtOnce;
import npuc.retry.RetryableException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseTest {
  private static final List<String> COUNTER =
      List.of("CREATE TABLE counter (n INTEGER); INSERT INTO counter VALUES (0);");

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("npuc.db");
  }

  @Test
  void syncsEveryCommitToAWriteAheadLog() {
    try (Database database = Database.open(file)) {
      assertEquals("wal", database.read(one -> text(one, "PRAGMA journal_mode")));
      assertEquals("2", database.read(one -> text(one, "PRAGMA synchronous")), "FULL");
    }
  }

  @Test
  void syncsNoCommitOfAWriteThatCanBeDoneAgainAndThenEveryOther() {
    try (Database database = Database.open(file)) {
      assertEquals("1", database.writeUnsynced(one -> text(one, "PRAGMA synchronous")), "NORMAL");
      assertEquals("2", database.write(one -> text(one, "PRAGMA synchronous")), "FULL");
      assertThrows(
          IllegalStateException.class,
          () -> database.writeUnsynced(one -> text(one, "select nothing")));
      assertEquals("2", database.write(one -> text(one, "PRAGMA synchronous")), "FULL");
    }
  }

  @Test
  void storesAllOfAWriteOrNothing() {
    try (Database database = Database.open(file, COUNTER)) {
      database.write(DatabaseTest::count);

      assertThrows(
          ArithmeticException.class,
          () -> database.write(one -> Math.toIntExact(Long.MAX_VALUE - count(one))));
      assertThrows(StackOverflowError.class, () -> database.write(one -> overflow(count(one))));
      assertThrows(
          IllegalStateException.class, () -> database.write(one -> count(one) + text(one, "no")));

      database.write(DatabaseTest::count);
      assertEquals("2", database.read(one -> text(one, "SELECT n FROM counter")));
    }
  }

  @Test
  void losesNothingOfManyWritesAtOnce() {
    try (Database first = Database.open(file, COUNTER);
        Database second = Database.open(file, COUNTER)) {
      Callable<Integer> countInFirst = () -> first.write(DatabaseTest::count);
      Callable<Integer> countInSecond = () -> second.write(DatabaseTest::count);
      AtOnce.call(
          Collections.nCopies(20, List.of(countInFirst, countInSecond)).stream()
              .flatMap(List::stream)
              .toList());

      assertEquals("40", first.read(one -> text(one, "SELECT n FROM counter")));
    }
  }

  @Test
  void migratesInOrderAndEachOnce() {
    String second = "ALTER TABLE counter ADD m INTEGER; UPDATE counter SET m = n + 5;";
    Database.open(file, COUNTER).close();

    for (int time = 0; time < 2; time++) {
      try (Database database = Database.open(file, List.of(COUNTER.getFirst(), second))) {
        assertEquals("5", database.read(one -> text(one, "SELECT m FROM counter")));
        assertEquals("2", database.read(one -> text(one, "PRAGMA user_version")));
      }
    }
  }

  @Test
  void leavesTheFileAsItIsWhenAMigrationFails() {
    Database.open(file, COUNTER).close();
    List<String> broken = List.of(COUNTER.getFirst(), "DELETE FROM counter; nonsense");

    assertThrows(IllegalStateException.class, () -> Database.open(file, broken));

    try (Database database = Database.open(file, COUNTER)) {
      assertEquals("0", database.read(one -> text(one, "SELECT n FROM counter")));
    }
  }

  @Test
  void refusesTheFileOfANewerOne() {
    Database.open(file, List.of(COUNTER.getFirst(), "CREATE TABLE more (n INTEGER)")).close();

    assertEquals(
        file + " was written by a newer npuc; start that one, or use another NPUC_DATA", refusal());
  }

  @ParameterizedTest
  @ValueSource(strings = {"CREATE TABLE other (n INTEGER)", "PRAGMA application_id = 7"})
  void refusesTheDatabaseOfAnotherProgram(String foreign) throws Exception {
    try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file)) {
      text(other, foreign);
    }
    byte[] before = Files.readAllBytes(file);

    assertEquals(
        file + " is a database of another program; move it away, or use another NPUC_DATA",
        refusal());
    assertArrayEquals(before, Files.readAllBytes(file));
  }

  @Test
  void refusesAFileThatIsNoDatabase() throws IOException {
    Files.writeString(file, "This is a letter, ".repeat(100));

    assertTrue(refusal().startsWith(file + " can't be opened as a database of npuc: "), refusal());
    assertEquals("This is a letter, ".repeat(100), Files.readString(file));
  }

  @Test
  void namesAFileInAFolderThatIsMissing() {
    file = folder.resolve("missing").resolve("npuc.db");

    assertTrue(refusal().startsWith(file + " can't be opened"), refusal());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "a?mode=memory", "50%25", "모델", "#1"})
  void opensAFileOfAnyName(String name) {
    file = folder.resolve(name);
    Database.open(file).close();

    assertTrue(Files.exists(file));
  }

  @Test
  void aBusyFileIsWorthAnotherTry() {
    try (Database holder = Database.open(file, COUNTER);
        Database other = Database.open(file, COUNTER)) {
      other.read(one -> text(one, "PRAGMA busy_timeout = 1"));

      holder.write(
          held -> assertThrows(RetryableException.class, () -> other.write(DatabaseTest::count)));
    }
  }

  @Test
  void aClosedDatabaseIsNot() {
    Database database = Database.open(file, COUNTER);
    database.close();
    database.close();

    assertThrows(IllegalStateException.class, () -> database.write(DatabaseTest::count));
  }

  private String refusal() {
    return String.valueOf(
        assertThrows(IllegalStateException.class, () -> Database.open(file, COUNTER)).getMessage());
  }

  private static int overflow(int counted) {
    throw new StackOverflowError("after " + counted);
  }

  private static int count(Connection connection) throws SQLException {
    return Documents.update(connection, "UPDATE counter SET n = n + 1", List.of());
  }

  private static String text(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      if (!statement.execute(sql)) {
        return "";
      }
      try (ResultSet row = statement.getResultSet()) {
        return row.getString(1);
      }
    }
  }
}
