package npuc.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import npuc.api.Answer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A registry that does not take the new artifact. */
class RegistrationHttpTest {
  @TempDir private Path folder;
  @AutoClose private RunningService service;

  @BeforeEach
  void startTheService() throws IOException {
    service = RunningService.start(folder);
  }

  @Test
  void aFailedRegistrationLeavesTheFilesPublishedAndIsRetriedAlone() throws SQLException {
    inDatabase(
        """
        CREATE TRIGGER closed BEFORE INSERT ON artifact WHEN NEW.compilation_id IS NOT NULL
        BEGIN SELECT RAISE(FAIL, 'the registry is closed'); END
        """);
    String id = service.compile(service.tinyVersion()).expect(201).text("id");

    Answer published = service.ended(id);
    assertEquals("Succeeded", published.phase(), published::toString);
    assertEquals("Failed", published.text("/registration/state"));
    assertEquals("RegistrationFailed", published.text("/registration/reason/code"));
    assertTrue(published.text("publishedUri").startsWith("pvc://models/"));

    inDatabase("DROP TRIGGER closed");
    service.post("/v1/compilations/" + id + "/registration/retry").expect(202);

    Answer registered = service.reached(id, "Registered");
    assertEquals("Registered", registered.phase(), registered::toString);
    assertEquals(1, registered.json().at("/steps/0/attempts").size());
    assertEquals(1, registered.json().at("/steps/1/attempts").size());
  }

  private void inDatabase(String sql) throws SQLException {
    String url = "jdbc:sqlite:" + service.data().resolve("npuc.db");
    try (var connection = DriverManager.getConnection(url);
        var statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }
}
