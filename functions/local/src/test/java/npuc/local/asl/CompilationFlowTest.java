package npuc.local.asl;

import static npuc.local.asl.Compilations.drive;
import static npuc.local.asl.Compilations.input;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ways through the file that is deployed. */
class CompilationFlowTest {
  private static final String[] EVERYTHING = {
    "submitted",
    "running",
    "running",
    "succeeded",
    "submitted",
    "running",
    "succeeded",
    "registered"
  };

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          compile  | submitted succeeded submitted succeeded registered | SUCCEEDED | Registered
          compile  | submitted running running succeeded submitted running succeeded registered | SUCCEEDED | Registered
          verify   | submitted running succeeded registered             | SUCCEEDED | Registered
          register | registered                                         | SUCCEEDED | Registered
          compile  | stopped                                            | SUCCEEDED | Ended
          compile  | superseded                                         | SUCCEEDED | Ended
          compile  | submitted running stopped                          | SUCCEEDED | Ended
          compile  | submitted superseded                               | SUCCEEDED | Ended
          compile  | submitted succeeded stopped                        | SUCCEEDED | Ended
          compile  | submitted succeeded submitted superseded           | SUCCEEDED | Ended
          register | superseded                                         | SUCCEEDED | Ended
          compile  | failed recorded                                    | FAILED    | Failed
          compile  | submitted running failed recorded                  | FAILED    | Failed
          verify   | failed recorded                                    | FAILED    | Failed
          verify   | submitted failed recorded                          | FAILED    | Failed
          register | failed recorded                                    | FAILED    | Failed
          compile  | queued queued submitted succeeded queued submitted succeeded registered | SUCCEEDED | Registered
          compile  | queued stopped                                     | SUCCEEDED | Ended
          compile  | queued failed recorded                             | FAILED    | Failed
          compile  | nonsense running nonsense succeeded submitted succeeded registered | SUCCEEDED | Registered
          register | nonsense recorded                                  | FAILED    | Failed
          elsewhere| never                                              | FAILED    | Failed
          """)
  void aRunGoesItsWay(String startAt, String outcomes, Status status, String last) {
    Drive drive = drive(outcomes.split(" "));

    End end = drive.end(input(startAt));

    assertEquals(status, end.status());
    assertEquals(last, drive.states.getLast().position().state());
  }

  @Test
  void tasksGetIdsOnly() {
    Drive drive = drive(EVERYTHING);

    drive.end(input("compile"));

    assertEquals(
        List.of(
            "SubmitJob {compile}",
            "PollJob {compile}",
            "PollJob {compile}",
            "PollJob {compile}",
            "SubmitJob {verify}",
            "PollJob {verify}",
            "PollJob {verify}",
            "RegisterArtifact {}"),
        drive.calls.stream().map(CompilationFlowTest::told).toList());
  }

  private static String told(Effect.InvokeFunction call) {
    assertEquals("c-1", call.payload().get("compilationId").stringValue());
    assertEquals(2, call.payload().get("generation").intValue());
    return call.function() + " {" + call.payload().path("step").asString("") + "}";
  }

  @ParameterizedTest
  @CsvSource({"compile, failed, compile", "verify, failed, verify", "register, failed, register"})
  void aFailureIsRecordedWithItsStep(String startAt, String outcome, String step) {
    Drive drive = drive(outcome, "recorded");

    var end = (End.Failed) drive.end(input(startAt));

    var record = drive.calls.getLast();
    assertEquals("RecordFailure", record.function());
    assertEquals(step, record.payload().get("step").stringValue());
    assertEquals(end.error(), record.payload().get("error").stringValue());
  }

  @Test
  void aFailedJobIsCalledSo() {
    assertEquals(
        "JobFailed",
        ((End.Failed) drive("submitted", "failed", "recorded").end(input("compile"))).error());
  }

  @Test
  void aFailureThatCannotBeRecordedStillEndsAsTheFirstError() {
    Drive drive =
        new Drive(StateMachines.compilation(), call -> new Event.FunctionFailed("E", "c"));

    assertEquals(new End.Failed("E", "c"), drive.end(input("compile")));
  }
}
