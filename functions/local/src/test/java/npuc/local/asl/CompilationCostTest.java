package npuc.local.asl;

import static npuc.local.asl.Compilations.input;
import static npuc.local.asl.Compilations.outcome;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What AWS counts for a whole compilation: the table of docs/deploy.md. */
class CompilationCostTest {
  private static final Duration VERIFY = Duration.ofSeconds(20);

  private final Map<String, Instant> ends = new HashMap<>();

  @ParameterizedTest
  @CsvSource({"5 min, PT5M, 47, 144, 16", "1 h, PT1H, 212, 639, 71", "7 h, PT7H, 1292, 3879, 431"})
  void countsTransitionsEventsAndFunctionCalls(
      String name, Duration compile, int transitions, int events, int calls) throws IOException {
    Drive[] drive = new Drive[1];
    drive[0] = new Drive(StateMachines.compilation(), call -> answer(drive[0], call, compile));

    drive[0].end(input("compile"));

    Counts counts = drive[0].states.getLast().counts();
    assertEquals(transitions, counts.transitions());
    assertEquals(events, counts.events());
    assertEquals(calls, drive[0].calls.size());
    String row = "| %s | %,d | %,d | %,d |".formatted(name, transitions, events, calls);
    String page = Files.readString(Path.of("../../docs/deploy.md"));
    assertTrue(page.contains(row), row);
  }

  private Event answer(Drive drive, Effect.InvokeFunction call, Duration compile) {
    return switch (call.function()) {
      case "SubmitJob" -> {
        String step = call.payload().path("step").asString();
        ends.put(step, drive.now.plus(step.equals("compile") ? compile : VERIFY));
        yield outcome("submitted");
      }
      case "PollJob" -> {
        Instant end = ends.getOrDefault(call.payload().path("step").asString(), drive.now);
        yield outcome(drive.now.isBefore(end) ? "running" : "succeeded");
      }
      default -> outcome("registered");
    };
  }
}
