package npuc.local.asl;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** State machines for tests. */
public final class StateMachines {
  private static final Map<String, String> FUNCTIONS =
      Map.of(
          "SubmitJobFunction", "SubmitJob",
          "PollJobFunction", "PollJob",
          "RegisterArtifactFunction", "RegisterArtifact",
          "RecordFailureFunction", "RecordFailure");

  private StateMachines() {}

  /** A machine that begins at the state A. */
  public static StateMachine of(String states) {
    return StateMachine.load(text(states), Map.of());
  }

  static String text(String states) {
    return "{\"QueryLanguage\": \"JSONata\", \"StartAt\": \"A\", \"States\": {" + states + "}}";
  }

  /** The file that is deployed. */
  public static StateMachine compilation() {
    return StateMachine.load(compilationText(), FUNCTIONS);
  }

  static String compilationText() {
    try (var file = StateMachines.class.getResourceAsStream("/statemachine/compilation.asl.json")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** A task A that calls f with its input, and then B, which shows its own. */
  static StateMachine task(String fields) {
    return task(fields, "\"{% $states.input %}\"");
  }

  static StateMachine task(String fields, String output) {
    return of(
        """
        "A": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
              "Arguments": {"FunctionName": "f", "Payload": {"in": "{%% $states.input %%}"}},
              "TimeoutSeconds": 9, %s, "Next": "B"},
        "B": {"Type": "Succeed", "Output": %s}
        """
            .formatted(fields, output));
  }

  public static JsonNode json(String text) {
    return Json.MAPPER.readTree(text);
  }
}
