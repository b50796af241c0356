package npuc.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LambdaLogHandlerTest {
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final LambdaLogHandler handler =
      new LambdaLogHandler(new PrintStream(written, true, StandardCharsets.UTF_8));

  @Test
  void aLineHasWhatItSaysInFieldsOfItsOwn() {
    var entry = new LogRecord(Level.WARNING, "two\nlines of {0}");
    entry.setLoggerName("npuc.task.PollJob");
    entry.setParameters(new Object[] {"\"text\""});
    entry.setInstant(Instant.parse("2026-11-29T12:00:00Z"));

    handler.publish(entry);

    assertEquals(
        "{\"timestamp\":\"2026-11-29T12:00:00Z\",\"level\":\"WARN\",\"logger\":\"npuc.task.PollJob\","
            + "\"message\":\"two\\nlines of \\\"text\\\"\"}",
        written.toString(StandardCharsets.UTF_8).strip());
  }

  @Test
  void anExceptionIsInTheSameLineWithItsTrace() {
    var entry = new LogRecord(Level.SEVERE, "failed");
    entry.setThrown(new IllegalStateException("closed", new RuntimeException("why")));

    handler.publish(entry);

    JsonNode line = JsonMapper.shared().readTree(written.toString(StandardCharsets.UTF_8));
    assertEquals("ERROR", line.path("level").asString());
    String trace = line.path("exception").asString();
    assertTrue(trace.startsWith("java.lang.IllegalStateException: closed\n"), trace);
    assertTrue(trace.contains("Caused by: java.lang.RuntimeException: why"), trace);
    assertFalse(written.toString(StandardCharsets.UTF_8).strip().contains("\n"));
  }
}
