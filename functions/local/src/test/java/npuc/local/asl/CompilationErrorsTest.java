package npuc.local.asl;

import static npuc.local.asl.Compilations.input;
import static npuc.local.asl.Compilations.outcome;
import static npuc.local.asl.Compilations.succeed;
import static npuc.local.asl.Drive.returned;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each error of each task leads to: the tables of docs/errors.md. */
class CompilationErrorsTest {
  private static final Duration COMPILE = Duration.ofHours(7);

  static Stream<String> errors() {
    return Stream.of(
        "Lambda.ServiceException",
        "Lambda.AWSLambdaException",
        "Lambda.SdkClientException",
        "Lambda.ClientExecutionTimeoutException",
        "Lambda.TooManyRequestsException",
        "Lambda.ResourceNotFoundException",
        "Lambda.ResourceNotReadyException",
        "Lambda.SnapStartException",
        "Lambda.SnapStartNotReadyException",
        "Lambda.SnapStartTimeoutException",
        "Lambda.EC2ThrottledException",
        "Lambda.KMSAccessDeniedException",
        "Lambda.Unknown",
        "Sandbox.Timedout",
        "Runtime.ExitError",
        "States.Timeout",
        "States.TaskFailed",
        "States.Permissions",
        "States.QueryEvaluationError",
        "npuc.retry.RetryableException",
        "npuc.lambda.kubernetes.ClusterRefusedException",
        "npuc.environment.BrokenSealException",
        "java.lang.IllegalArgumentException",
        "java.lang.OutOfMemoryError",
        "A.NameThatNobodyKnows");
  }

  /** One unlisted error in one of 431 polls once ended a healthy compile of 7 hours. */
  @ParameterizedTest
  @MethodSource("errors")
  void anErrorThatPassesEndsNothingWhereverItComes(String error) {
    var calls = new AtomicInteger();
    Drive drive =
        drive(
            now ->
                call ->
                    calls.incrementAndGet() % 2 == 1 ? failed(error) : healthy(now.get(), call));

    assertEquals(Status.SUCCEEDED, drive.end(input("compile")).status());
  }

  /** Rights that are mended, a cluster that comes back: the Job runs well meanwhile. */
  @ParameterizedTest
  @MethodSource("errors")
  void aJobRunsOnWhileNobodyCanLookAtItForHours(String error) {
    Instant begin = Drive.START.plus(Duration.ofHours(1));
    Instant end = begin.plus(Duration.ofHours(3));
    Drive drive =
        drive(
            now ->
                call ->
                    now.get().isBefore(begin) || now.get().isAfter(end)
                        ? healthy(now.get(), call)
                        : failed(error));

    assertEquals(Status.SUCCEEDED, drive.end(input("compile")).status());
  }

  @ParameterizedTest
  @CsvSource({
    "SubmitJob, compile, 5, 30",
    "SubmitJob, verify, 5, 30",
    "PollJob, compile, 240, 245",
    "PollJob, verify, 240, 245",
    "RegisterArtifact, register, 5, 30"
  })
  void anErrorThatStaysIsGivenUpAfterItsTimeAndRecorded(
      String function, String startAt, int leastMinutes, int mostMinutes) {
    Drive drive = failing(function, "States.Timeout");

    var end = (End.Failed) drive.end(input(startAt));

    assertBetween(leastMinutes, mostMinutes, Duration.between(Drive.START, drive.now));
    Effect.InvokeFunction record = drive.calls.getLast();
    assertEquals("RecordFailure", record.function());
    assertEquals("States.Timeout", record.payload().get("error").stringValue());
    assertTrue(record.payload().get("cause").stringValue().endsWith("x".repeat(500)));
    assertEquals("Task.Timeout", end.error(), "the name itself is reserved");
  }

  /** Whoever waits hears soon of what is known to stay; a poll has all the time. */
  @ParameterizedTest
  @CsvSource({"SubmitJob, compile", "SubmitJob, verify", "RegisterArtifact, register"})
  void aFaultOfOursIsGivenUpSoon(String function, String startAt) {
    Drive drive = failing(function, IllegalStateException.class.getName());

    drive.end(input(startAt));

    assertBetween(0, 1, Duration.between(Drive.START, drive.now));
    assertEquals("RecordFailure", drive.calls.getLast().function());
  }

  @Test
  void everyErrorThatIsNamedExists() {
    assertDoesNotThrow(
        () -> {
          for (State state : StateMachines.compilation().states().values()) {
            if (state instanceof State.Task task) {
              for (Retrier retrier : task.retriers()) {
                for (String name : retrier.errorEquals()) {
                  Class.forName(name.equals(ErrorName.ALL) ? "java.lang.Object" : name);
                }
              }
            }
          }
        });
  }

  @Test
  void aPollThatIsGivenUpSaysForHowLongNothingWasSeen() {
    Drive drive = failing("PollJob", "npuc.lambda.kubernetes.ClusterRefusedException");

    var end = (End.Failed) drive.end(input("compile"));

    assertEquals("npuc.lambda.kubernetes.ClusterRefusedException", end.error());
    assertEquals("For 4 hours nothing was seen of the Job: " + "x".repeat(500), end.cause());
  }

  @Test
  void aFailureThatCannotBeRecordedEndsAsTheFirstError() {
    Drive drive = drive(now -> call -> new Event.FunctionFailed("E", "c"));

    assertEquals(new End.Failed("E", "c"), drive.end(input("compile")));
    assertBetween(10, 60, Duration.between(Drive.START, drive.now));
  }

  /** A function of another version may answer what this machine does not know. */
  @ParameterizedTest
  @ValueSource(strings = {"{\"outcome\": \"new\"}", "{}", "null", "[]"})
  void anAnswerThatIsNotUnderstoodIsAskedForAgain(String answer) {
    var calls = new AtomicInteger();
    Drive once =
        drive(
            now ->
                call ->
                    call.function().equals("PollJob") && calls.incrementAndGet() % 5 == 1
                        ? returned(answer)
                        : healthy(now.get(), call));
    Drive always =
        drive(now -> call -> call.function().equals("PollJob") ? returned(answer) : succeed(call));

    assertEquals(Status.SUCCEEDED, once.end(input("compile")).status());
    assertEquals(Status.FAILED, always.end(input("compile")).status());
    assertBetween(240, 245, Duration.between(Drive.START, always.now));
    assertEquals("RecordFailure", always.calls.getLast().function());
  }

  /** States.ALL does not name it: the rule for ended executions, or the sweep, does the rest. */
  @Test
  void aResultThatIsTooLargeEndsTheExecutionAtOnce() {
    Drive drive = drive(now -> call -> returned("\"" + "x".repeat(262_143) + "\""));

    var end = (End.Failed) drive.end(input("compile"));

    assertEquals("States.DataLimitExceeded", end.error());
    assertEquals(1, drive.calls.size());
  }

  @Test
  void everyErrorOfTheTestsIsInTheTables() throws IOException {
    String page = Files.readString(Path.of("../../docs/errors.md"));

    errors()
        .filter(error -> !error.startsWith("A."))
        .forEach(error -> assertTrue(page.contains("`" + error + "`"), error));
    StateMachines.compilation()
        .states()
        .forEach(
            (name, state) ->
                assertTrue(
                    !(state instanceof State.Task) || page.contains("`" + name + "`"), name));
  }

  private static Drive failing(String function, String error) {
    return drive(now -> call -> call.function().equals(function) ? failed(error) : succeed(call));
  }

  private static Drive drive(
      Function<Supplier<Instant>, Function<Effect.InvokeFunction, Event>> functions) {
    Drive[] drive = new Drive[1];
    drive[0] =
        new Drive(
            StateMachines.compilation(), call -> functions.apply(() -> drive[0].now).apply(call));
    return drive[0];
  }

  private static Event healthy(Instant now, Effect.InvokeFunction call) {
    return switch (call.function()) {
      case "PollJob" -> outcome(now.isBefore(Drive.START.plus(COMPILE)) ? "running" : "succeeded");
      default -> succeed(call);
    };
  }

  private static Event failed(String error) {
    return new Event.FunctionFailed(error, "x".repeat(2_000));
  }

  private static void assertBetween(int leastMinutes, int mostMinutes, Duration taken) {
    assertTrue(
        taken.toMinutes() >= leastMinutes && taken.toMinutes() <= mostMinutes, taken::toString);
  }
}
