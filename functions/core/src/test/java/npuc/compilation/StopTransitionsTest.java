package npuc.compilation;

import static npuc.compilation.Compilations.at;
import static npuc.compilation.Compilations.next;
import static npuc.compilation.Histories.tail;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import npuc.refusal.RefusalCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StopTransitionsTest {

  @ParameterizedTest(name = "{0}")
  @MethodSource("unsubmitted")
  void aStopBeforeSubmissionStopsAtOnce(String name, Compilation before) {
    Compilation after = next(StopTransitions.request(before, Compilations.OTHER, at(200)));

    assertEquals(Phase.STOPPED, after.phase(), name);
    assertEquals(before.revision() + 1, after.revision());
    assertTrue(after.stopRequested());
    assertTrue(after.openStep().isEmpty());
    assertEquals(ReasonCode.STOPPED_BY_USER, after.reason().orElseThrow().code());
    assertTrue(tail(after, 2).getLast().startsWith("user compilation "));
  }

  static Stream<Arguments> unsubmitted() {
    return Stream.of(
        arguments("new", Compilations.pending()),
        arguments("retried", Compilations.retriedCompile()),
        arguments("between the steps", Compilations.compiled()));
  }

  @Test
  void aStopAfterSubmissionWaitsForTheJobToEnd() {
    Compilation after = Compilations.stopping();

    assertEquals(Phase.STOPPING, after.phase());
    assertEquals(StepPhase.RUNNING, after.compile().phase());
    assertEquals(List.of("user compilation Running->Stopping StoppedByUser"), tail(after, 1));
  }

  @Test
  void aJobThatIsGoneCompletesTheStop() {
    Compilation after = Compilations.stopped();

    assertEquals(Phase.STOPPED, after.phase());
    assertEquals(StepPhase.STOPPED, after.compile().phase());
    assertEquals(Optional.of(at(40)), after.compile().lastAttempt().orElseThrow().endedAt());
    assertEquals(
        List.of(
            "service compile Running->Stopped StoppedByUser",
            "service compilation Stopping->Stopped StoppedByUser"),
        tail(after, 2));
  }

  @Test
  void aSecondRequestChangesNothing() {
    assertEquals(
        Decision.UNCHANGED,
        StopTransitions.request(Compilations.stopping(), Compilations.OTHER, at(35)));
  }

  @Test
  void aJobThatEndsWithoutARequestIsNotStopped() {
    assertEquals(
        Decision.UNCHANGED, StopTransitions.stopped(Compilations.compileRunning(), at(35)));
  }

  @Test
  void noJobIsSubmittedAfterARequest() {
    Compilation stopping =
        next(StopTransitions.request(Compilations.compileSubmitted(), Compilations.OTHER, at(2)));

    assertEquals(
        Decision.UNCHANGED, AttemptTransitions.submitting(stopping, StepName.COMPILE, at(3)));
  }

  @Test
  void aFailureAfterARequestIsAStop() {
    Compilation after = Compilations.failed(Compilations.stopping(), StepName.COMPILE);

    assertEquals(Phase.STOPPED, after.phase());
    assertEquals(StepPhase.STOPPED, after.compile().phase());
    assertEquals(ReasonCode.STOPPED_BY_USER, after.reason().orElseThrow().code());
  }

  @Test
  void lookingAtAJobThatIsBeingEndedKeepsTheCompilationStopping() {
    Compilation stopping =
        next(StopTransitions.request(Compilations.compileSubmitted(), Compilations.OTHER, at(2)));

    Compilation after = Compilations.running(stopping, StepName.COMPILE);

    assertEquals(Phase.STOPPING, after.phase());
    assertEquals(StepPhase.RUNNING, after.compile().phase());
  }

  @Test
  void whatIsPublishedBeatsAStop() {
    Compilation stopping =
        next(StopTransitions.request(Compilations.verifyRunning(), Compilations.OTHER, at(80)));

    Compilation after = Compilations.published(stopping);

    assertEquals(Phase.SUCCEEDED, after.phase());
    assertTrue(after.publishedUri().isPresent());
    assertEquals(Optional.empty(), after.reason());
    assertEquals(List.of("service compilation Stopping->Succeeded"), tail(after, 1));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ended")
  void whatHasEndedIsRefusedWithHowItEnded(Phase phase, Compilation before) {
    var refused =
        assertInstanceOf(
            Decision.Refused.class, StopTransitions.request(before, Compilations.OTHER, at(200)));

    assertEquals(RefusalCode.ALREADY_ENDED, refused.refusal().code());
    assertTrue(refused.refusal().message().contains("as " + phase.word()));
    before
        .publishedUri()
        .ifPresent(uri -> assertTrue(refused.refusal().message().contains(uri.toString())));
  }

  static Stream<Arguments> ended() {
    return Stream.of(
        arguments(Phase.FAILED, Compilations.failedInCompile()),
        arguments(Phase.STOPPED, Compilations.stopped()),
        arguments(Phase.SUCCEEDED, Compilations.published()),
        arguments(Phase.SUCCEEDED, Compilations.registrationFailed()),
        arguments(Phase.REGISTERED, Compilations.registered()));
  }
}
