package npuc.local.asl;

import static npuc.local.asl.Drive.returned;
import static npuc.local.asl.StateMachines.json;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Runs of the file that is deployed, with functions that a test plays. */
final class Compilations {
  private Compilations() {}

  static JsonNode input(String startAt) {
    return json(
        "{\"compilationId\": \"c-1\", \"generation\": 2, \"startAt\": \"" + startAt + "\"}");
  }

  static Drive drive(String... outcomes) {
    Deque<String> left = new ArrayDeque<>(List.of(outcomes));
    return new Drive(StateMachines.compilation(), call -> outcome(left.remove()));
  }

  static Event outcome(String outcome) {
    return returned("{\"outcome\": \"" + outcome + "\", \"more\": \"than needed\"}");
  }

  static Event succeed(Effect.InvokeFunction call) {
    return outcome(
        switch (call.function()) {
          case "SubmitJob" -> "submitted";
          case "PollJob" -> "succeeded";
          case "RegisterArtifact" -> "registered";
          default -> "recorded";
        });
  }
}
