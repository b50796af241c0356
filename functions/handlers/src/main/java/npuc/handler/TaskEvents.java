package npuc.handler;

import com.amazonaws.services.lambda.runtime.Context;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.Function;
import npuc.task.TaskAnswer;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Translates between the JSON of the state machine's tasks and core, with our own strict mapper.
 */
final class TaskEvents {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .build();

  private TaskEvents() {}

  /** Reads the input, runs the task, and writes {@code {"outcome": "..."}}. */
  static <T extends TaskInput> void handle(
      InputStream input,
      OutputStream output,
      Context context,
      Class<T> type,
      Function<T, TaskAnswer> task) {
    T read = JSON.readValue(input, type);
    TaskAnswer outcome = LogFields.of(context, read.about()).during(() -> task.apply(read));
    write(output, new TaskResult(outcome.word()));
  }

  static void write(OutputStream output, Record result) {
    JSON.writeValue(output, result);
  }

  private record TaskResult(String outcome) {}
}
