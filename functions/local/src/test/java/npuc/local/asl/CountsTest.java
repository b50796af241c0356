package npuc.local.asl;

import static npuc.local.asl.Drive.answers;
import static npuc.local.asl.Drive.failed;
import static npuc.local.asl.Drive.returned;
import static npuc.local.asl.StateMachines.json;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** AWS bills transitions and limits events; with the start and the end there are two more. */
class CountsTest {
  private static final String TASK =
      """
      "A": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
            "Arguments": {"FunctionName": "f", "Payload": {}}, "TimeoutSeconds": 9,
            "Retry": [{"ErrorEquals": ["E"]}], "Next": "B"},
      "B": {"Type": "Succeed"}
      """;

  @Test
  void aTaskHasFiveEvents() {
    assertCounts(2, 2 + 5 + 2, TASK, returned("{}"));
  }

  @Test
  void aRetryHasThreeMoreAndIsATransition() {
    assertCounts(3, 2 + 5 + 3 + 2, TASK, failed("E"), returned("{}"));
  }

  @Test
  void otherStatesHaveTwo() {
    assertCounts(
        2,
        2 + 2 + 2,
        """
        "A": {"Type": "Wait", "Seconds": 1, "Next": "B"}, "B": {"Type": "Succeed"}
        """);
    assertCounts(1, 2 + 2, "\"A\": {\"Type\": \"Succeed\"}");
    assertCounts(
        2,
        2 + 2 + 2,
        """
        "A": {"Type": "Choice", "Choices": [{"Condition": "{% true %}", "Next": "B"}]},
        "B": {"Type": "Succeed"}
        """);
  }

  @Test
  void aFailHasOne() {
    assertCounts(1, 2 + 1, "\"A\": {\"Type\": \"Fail\", \"Error\": \"e\", \"Cause\": \"c\"}");
  }

  private static void assertCounts(int transitions, int events, String states, Event... answers) {
    Event[] all = answers.length == 0 ? new Event[] {returned("{}")} : answers;
    Drive drive = new Drive(StateMachines.of(states), answers(all));

    drive.end(json("{}"));

    Counts counts = drive.states.getLast().counts();
    assertEquals(transitions, counts.transitions());
    assertEquals(events, counts.events());
  }
}
