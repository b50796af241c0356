package npuc.local.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import npuc.local.sqlite.Database;
import npuc.local.sqlite.SqliteTokenStore;
import npuc.token.TokenText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Access tokens from the command line, beside a service that has the database open. */
class TokenCommandsTest {
  @TempDir private Path data;

  @Test
  void aTokenIsPrintedAloneAndWorks() {
    try (Database service = Database.open(data.resolve("npuc.db"))) {
      AdminRun run =
          run("token create --name alice --role admin --expires-at 2999-01-01T00:00:00Z");

      assertEquals(0, run.status(), run::err);
      String hash = TokenText.parse(run.out()).orElseThrow().hash();
      var found = new SqliteTokenStore(service).find(hash).orElseThrow();
      assertEquals("alice", found.name().value());
      assertFalse(run.err().contains(run.out()), run::err);
    }
  }

  @Test
  void tokensAreListedAndDeleted() {
    Database.open(data.resolve("npuc.db")).close();
    String text = run("token create --name alice --role read").out();
    String listed = run("token list").out();
    String id = listed.split(" ", -1)[0];

    assertTrue(listed.endsWith(" alice read, never expires, unused"), listed);
    assertFalse(listed.contains(text));
    assertEquals(0, run("token delete " + id).status());
    assertEquals("", run("token list").out());
    AdminRun again = run("token delete " + id);
    assertEquals(1, again.status());
    assertTrue(again.err().contains("there is no access token " + id), again::err);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "token create | --name is required",
        "token create --name x --role root | --role must be one of read, compile, admin",
        "token create --name 김 --role read | --name must be",
        "token create --name x --role read --expires-at 2020-01-01T00:00:00Z | later than now"
      })
  void whatIsWrongIsTold(String arguments, String told) {
    Database.open(data.resolve("npuc.db")).close();

    AdminRun run = run(arguments.strip());

    assertEquals(1, run.status(), run::err);
    assertTrue(run.err().contains(told.strip()), run::err);
    assertEquals("", run.out());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "token",
        "tokens list",
        "token list x",
        "token delete",
        "token create x",
        "token list --name x",
        "--help"
      })
  void whatNobodyKnowsIsAnsweredWithTheUsage(String arguments) {
    AdminRun run = run(arguments);

    assertEquals(2, run.status(), run::err);
    assertTrue(run.err().contains("usage: npuc-admin"), run::err);
  }

  @Test
  void aFolderWithoutDataIsNotMadeOne() throws IOException {
    AdminRun run = run("token create --name alice --role admin");

    assertEquals(1, run.status());
    assertTrue(run.err().contains("start npuc on that folder once"), run::err);
    try (var files = Files.list(data)) {
      assertEquals(List.of(), files.toList());
    }
  }

  private AdminRun run(String arguments) {
    return AdminRun.on(data, arguments);
  }
}
