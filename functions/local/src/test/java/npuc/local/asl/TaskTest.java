package npuc.local.asl;

import static npuc.local.asl.Drive.answers;
import static npuc.local.asl.Drive.returned;
import static npuc.local.asl.StateMachines.json;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TaskTest {
  @Test
  void aTaskCallsItsFunctionWithItsPayload() {
    Drive drive = new Drive(StateMachines.task("\"Comment\": \"c\""), answers(returned("{}")));

    drive.end(json("5"));

    assertEquals(
        List.of(new Effect.InvokeFunction("f", json("{\"in\": 5}"), Duration.ofSeconds(9))),
        drive.calls);
  }

  @Test
  void aTaskWithoutOutputGivesTheWholeResult() {
    assertEquals(
        new End.Succeeded(
            json("{\"ExecutedVersion\": \"$LATEST\", \"StatusCode\": 200, \"Payload\": [1]}")),
        end(StateMachines.task("\"Comment\": \"c\""), returned("[1]")));
  }

  @Test
  void outputAndAssignSeeTheResult() {
    var machine =
        StateMachines.task(
            """
            "Assign": {"v": "{% $states.result.Payload.a %}"},
            "Output": "{% $states.result.Payload.a + $states.input %}"
            """,
            "[\"{% $states.input %}\", \"{% $v %}\"]");

    assertEquals(new End.Succeeded(json("[6, 1]")), end(machine, returned("{\"a\": 1}")));
  }

  private static End end(StateMachine machine, Event... events) {
    return new Drive(machine, answers(events)).end(json("5"));
  }
}
