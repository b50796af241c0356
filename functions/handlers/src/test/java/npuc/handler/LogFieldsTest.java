package npuc.handler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import npuc.task.TaskAnswer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What each line in the log of a function is about. */
class LogFieldsTest {
  private final List<Map<String, String>> seen = new ArrayList<>();
  private final Handler listener =
      new Handler() {
        @Override
        public void publish(LogRecord entry) {
          seen.add(LogFields.current());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listen() {
    Logger.getLogger(Audit.LOGGER).addHandler(listener);
  }

  @AfterEach
  void stopListening() {
    Logger.getLogger(Audit.LOGGER).removeHandler(listener);
  }

  @Test
  void aRequestSaysWhoSentItAndWhatItIsAbout() {
    new ControlsHandler(MemoryApplication.compiling().application)
        .handleRequest(Events.api("controls"), new TestContext());

    assertEquals(
        Map.of(
            "requestId",
            new TestContext().getAwsRequestId(),
            "route",
            "POST /v1/compilations/{id}/stop",
            "caller",
            "arn:aws:sts::123456789012:assumed-role/ci/build-7",
            "compilationId",
            MemoryApplication.COMPILATION.toString()),
        seen.getLast());
  }

  @Test
  void whatIsNoIdentityIsNoField() {
    APIGatewayV2HTTPEvent event = Events.api("controls");
    event.setPathParameters(Map.of("id", "<script>"));

    new ControlsHandler(MemoryApplication.compiling().application)
        .handleRequest(event, new TestContext());

    assertFalse(seen.getLast().containsKey("compilationId"), seen::toString);
  }

  @Test
  void aTaskNamesItsExecution() {
    String input =
        "{\"compilationId\":\"%s\",\"generation\":3,\"step\":\"compile\"}"
            .formatted(MemoryApplication.COMPILATION);

    TaskEvents.handle(
        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
        new ByteArrayOutputStream(),
        new TestContext(),
        StepTask.class,
        task -> {
          seen.add(LogFields.current());
          return TaskAnswer.RUNNING;
        });

    assertEquals(
        Map.of(
            "requestId",
            new TestContext().getAwsRequestId(),
            "compilationId",
            MemoryApplication.COMPILATION.toString(),
            "execution",
            MemoryApplication.COMPILATION + "-3"),
        seen.getLast());
  }

  @Test
  void outsideOfACallThereIsNothingToSay() {
    assertEquals(Map.of(), LogFields.current());
  }
}
