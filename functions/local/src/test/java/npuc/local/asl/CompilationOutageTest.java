package npuc.local.asl;

import static npuc.local.asl.Compilations.input;
import static npuc.local.asl.Compilations.outcome;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import npuc.retry.RetryableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an execution survives while others can't be reached. */
class CompilationOutageTest {
  private static final Duration COMPILE = Duration.ofMinutes(5);
  private static final String PASSES = RetryableException.class.getName();

  @Test
  void anOutageOfTwentyMinutesDoesNotEndAHealthyJob() {
    Instant begin = Drive.START.plus(Duration.ofMinutes(2));
    Instant end = begin.plus(Duration.ofMinutes(20));

    assertEquals(
        Status.SUCCEEDED,
        status(
            drive ->
                call -> isBetween(begin, drive.now, end) ? failed(PASSES) : healthy(drive, call)));
  }

  @Test
  void aFunctionWhoseSnapshotIsMadeAnewIsWaitedFor() {
    Instant ready = Drive.START.plus(Duration.ofMinutes(3));
    String error = "Lambda.SnapStartNotReadyException";

    assertEquals(
        Status.SUCCEEDED,
        status(drive -> call -> drive.now.isBefore(ready) ? failed(error) : healthy(drive, call)));
  }

  /** However often each poll fails before it succeeds. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 8, 20})
  void pollsThatFailToTheEndFitInTheHistory(int failures) {
    var polls = new AtomicInteger();
    var drive =
        new Drive(
            StateMachines.compilation(),
            call ->
                call.function().equals("SubmitJob")
                    ? outcome("submitted")
                    : polls.incrementAndGet() % (failures + 1) == 0
                        ? outcome("running")
                        : failed(PASSES));

    assertEquals(new End.TimedOut(), drive.end(input("compile")));
    int events = drive.states.getLast().counts().events();
    assertTrue(events < 22_000, () -> events + " events");
  }

  private static Status status(Function<Drive, Function<Effect.InvokeFunction, Event>> functions) {
    Drive[] drive = new Drive[1];
    drive[0] =
        new Drive(StateMachines.compilation(), call -> functions.apply(drive[0]).apply(call));
    return drive[0].end(input("compile")).status();
  }

  private static Event healthy(Drive drive, Effect.InvokeFunction call) {
    return switch (call.function()) {
      case "SubmitJob" -> outcome("submitted");
      case "PollJob" ->
          outcome(drive.now.isBefore(Drive.START.plus(COMPILE)) ? "running" : "succeeded");
      default -> outcome("registered");
    };
  }

  private static Event failed(String error) {
    return new Event.FunctionFailed(error, "");
  }

  private static boolean isBetween(Instant begin, Instant now, Instant end) {
    return !now.isBefore(begin) && now.isBefore(end);
  }
}
