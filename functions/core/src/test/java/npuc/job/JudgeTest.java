package npuc.job;

import static npuc.compilation.Compilations.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import npuc.compilation.Attempt;
import npuc.compilation.AttemptTransitions;
import npuc.compilation.Compilation;
import npuc.compilation.Compilations;
import npuc.compilation.JobStatus;
import npuc.compilation.Limits;
import npuc.compilation.Reason;
import npuc.compilation.ReasonCode;
import npuc.compilation.StepName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** It was submitted at second 1 and, where it started, at second 10. */
class JudgeTest {
  private static final Limits LIMITS = new Limits(2_000, 100, 1_000);

  private static final Attempt SUBMITTED = open(Compilations.compileSubmitted());
  private static final Attempt QUEUED = open(waiting(ReasonCode.QUEUED, 50));

  /** There was room at last at second 1,500. */
  private static final Attempt ADMITTED =
      open(
          Compilations.next(
              AttemptTransitions.waiting(
                  waiting(ReasonCode.QUEUED, 50), StepName.COMPILE, Optional.empty(), at(1_500))));

  private static final Attempt STARTED = open(Compilations.compileRunning());

  @ParameterizedTest(name = "{0}: {4}")
  @MethodSource("verdicts")
  void judges(String name, Attempt attempt, JobStatus status, Instant now, String verdict) {
    assertEquals(verdict, words(Judge.judge(attempt, LIMITS, status, now)), name);
  }

  static Stream<Arguments> verdicts() {
    return Stream.of(waiting(), queued(), running(), ended(), missing()).flatMap(rows -> rows);
  }

  private static Stream<Arguments> waiting() {
    return Stream.of(
        row("waits", SUBMITTED, Statuses.waiting(), 100, "waits"),
        row("waits with a reason", SUBMITTED, waits(ReasonCode.IMAGE_PULL), 100, "waits ImagePull"),
        row("waits to the limit", SUBMITTED, Statuses.waiting(), 101, "overdue NotStarted"),
        row(
            "waits too long",
            SUBMITTED,
            waits(ReasonCode.QUOTA_EXCEEDED),
            101,
            "overdue QuotaExceeded"),
        row(
            "image name is hopeless",
            SUBMITTED,
            waits(ReasonCode.INVALID_IMAGE_NAME),
            2,
            "overdue InvalidImageName"),
        row("clock went back", SUBMITTED, Statuses.waiting(), -500, "waits"),
        row("its pod was replaced", STARTED, Statuses.waiting(), 900, "waits"));
  }

  /** A backlog once failed after half an hour instead of waiting. */
  private static Stream<Arguments> queued() {
    return Stream.of(
        row("no room yet", SUBMITTED, waits(ReasonCode.QUEUED), 2_000, "waits Queued"),
        row("no room yet, seen before", QUEUED, waits(ReasonCode.QUEUED), 2_000, "waits Queued"),
        row("no room for too long", QUEUED, waits(ReasonCode.QUEUED), 2_001, "overdue Queued"),
        row("room at last", QUEUED, Statuses.waiting(), 1_900, "waits"),
        row(
            "room at last, image too",
            QUEUED,
            waits(ReasonCode.IMAGE_PULL),
            1_900,
            "waits ImagePull"),
        row("pending since then", ADMITTED, Statuses.waiting(), 1_599, "waits"),
        row(
            "pending too long since then",
            ADMITTED,
            Statuses.waiting(),
            1_600,
            "overdue NotStarted"),
        row("room taken again", ADMITTED, waits(ReasonCode.QUEUED), 1_700, "waits Queued"));
  }

  private static Stream<Arguments> running() {
    return Stream.of(
        row("runs", SUBMITTED, Statuses.running(at(10)), 500, "runs"),
        row("runs to just before the limit", STARTED, Statuses.running(at(10)), 1_009, "runs"),
        row("runs to the limit", STARTED, Statuses.running(at(10)), 1_010, "overdue TimedOut"),
        row("starts late, and runs", SUBMITTED, Statuses.running(at(400)), 500, "runs"));
  }

  private static Stream<Arguments> ended() {
    return Stream.of(
        row("succeeded", STARTED, Statuses.succeeded(at(10)), 500, "succeeds"),
        row("succeeded after the limit", STARTED, Statuses.succeeded(at(10)), 9_999, "succeeds"),
        row("succeeded, never seen running", SUBMITTED, Statuses.succeeded(at(10)), 50, "succeeds"),
        row("failed", STARTED, fails(20, ReasonCode.DISK_FULL), 50, "fails DiskFull at 20"),
        row(
            "ended in time",
            STARTED,
            fails(20, ReasonCode.TERMINATED),
            5_000,
            "fails Terminated at 20"),
        row(
            "ended at the limit",
            STARTED,
            fails(1_010, ReasonCode.TERMINATED),
            1_020,
            "fails TimedOut at 1010"),
        row(
            "killed at the limit",
            STARTED,
            fails(1_010, ReasonCode.INTERNAL),
            1_020,
            "fails TimedOut at 1010"),
        row(
            "failed by itself after the limit",
            STARTED,
            fails(1_010, ReasonCode.COMPILER_FAILED),
            1_020,
            "fails CompilerFailed at 1010"));
  }

  private static Stream<Arguments> missing() {
    var gone = new JobStatus.Missing();
    return Stream.of(
        row("gone before its start", SUBMITTED, gone, 50, "fails JobLost at 50"),
        row("gone from the queue", QUEUED, gone, 1_900, "fails JobLost at 1900"),
        row("gone after its time in the queue", QUEUED, gone, 2_001, "fails Queued at 2001"),
        row("gone while it ran", STARTED, gone, 50, "fails JobLost at 50"),
        row("gone after it waited too long", SUBMITTED, gone, 101, "fails NotStarted at 101"),
        row("gone after it ran too long", STARTED, gone, 1_010, "fails TimedOut at 1010"));
  }

  private static Arguments row(
      String name, Attempt attempt, JobStatus status, int now, String verdict) {
    return arguments(name, attempt, status, at(now), verdict);
  }

  private static JobStatus waits(ReasonCode why) {
    return Statuses.waiting(why);
  }

  private static JobStatus fails(int at, ReasonCode why) {
    return Statuses.failed(at(10), at(at), why);
  }

  private static String words(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Waits(var reason) ->
          "waits" + reason.map(why -> " " + why.code().code()).orElse("");
      case Verdict.Runs runs -> "runs";
      case Verdict.Succeeds succeeds -> "succeeds";
      case Verdict.Overdue(var since, var reason) -> "overdue " + reason.code().code();
      case Verdict.Fails(JobStatus.Failed(var since, var end, var reason)) ->
          "fails "
              + reason.code().code()
              + " at "
              + (end.getEpochSecond() - at(0).getEpochSecond());
    };
  }

  private static Compilation waiting(ReasonCode why, int at) {
    return Compilations.next(
        AttemptTransitions.waiting(
            Compilations.compileSubmitted(),
            StepName.COMPILE,
            Optional.of(new Reason(why, "others have it")),
            at(at)));
  }

  private static Attempt open(Compilation compilation) {
    return compilation.compile().openAttempt().orElseThrow();
  }
}
