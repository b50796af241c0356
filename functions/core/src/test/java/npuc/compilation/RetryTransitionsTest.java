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

class RetryTransitionsTest {

  @Test
  void aRetryOpensTheNextAttemptInTheNextGeneration() {
    Compilation failed = Compilations.failedInCompile();

    Compilation after =
        next(RetryTransitions.retry(failed, StepName.COMPILE, Compilations.OTHER, at(80)));

    assertEquals(failed.revision() + 1, after.revision());
    assertEquals(2, after.generation());
    assertTrue(after.supersedes(1));
    assertEquals(Phase.PENDING, after.phase());
    assertEquals(Optional.empty(), after.reason());
    assertEquals(1, after.compile().retryCount());
    Attempt open = after.compile().openAttempt().orElseThrow();
    assertEquals(2, open.number());
    assertEquals(2, open.generation());
    assertEquals(failed.compile().attempts().getFirst(), after.compile().attempts().getFirst());
    assertEquals(
        List.of("user compile Failed->Pending", "user compilation Failed->Pending"),
        tail(after, 2));
  }

  @Test
  void aRetriedVerificationKeepsWhatWasCompiled() {
    Compilation failed = Compilations.failedInVerify();

    Compilation after =
        next(RetryTransitions.retry(failed, StepName.VERIFY, Compilations.OTHER, at(100)));

    assertEquals(failed.compile(), after.compile());
    assertEquals(StepName.VERIFY, after.openStep().orElseThrow().name());
    assertEquals(2, after.verify().attempts().size());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("notRetryable")
  void onlyTheFailedStepOfAFailedCompilationIsRetried(
      String name, Compilation before, StepName step) {
    assertRefused(RetryTransitions.retry(before, step, Compilations.OTHER, at(200)), name);
  }

  static Stream<Arguments> notRetryable() {
    return Stream.of(
        arguments("pending", Compilations.pending(), StepName.COMPILE),
        arguments("running", Compilations.compileRunning(), StepName.COMPILE),
        arguments("retried already", Compilations.retriedCompile(), StepName.COMPILE),
        arguments("the step after the failed one", Compilations.failedInCompile(), StepName.VERIFY),
        arguments("the step before", Compilations.failedInVerify(), StepName.COMPILE),
        arguments("stopped", Compilations.stopped(), StepName.COMPILE),
        arguments("published", Compilations.published(), StepName.VERIFY),
        arguments("registered", Compilations.registered(), StepName.VERIFY));
  }

  @Test
  void aStepIsTriedTwentyTimes() {
    Compilation failed = Compilations.failedInCompile();
    while (failed.compile().attempts().size() < 20) {
      Compilation retried =
          next(RetryTransitions.retry(failed, StepName.COMPILE, Compilations.OTHER, at(80)));
      failed =
          Compilations.failed(
              Compilations.running(
                  Compilations.submitted(retried, StepName.COMPILE), StepName.COMPILE),
              StepName.COMPILE);
    }

    assertRefused(
        RetryTransitions.retry(failed, StepName.COMPILE, Compilations.OTHER, at(80)), "attempt 21");
    assertEquals(19, failed.compile().retryCount());
  }

  @Test
  void aFailedRegistrationIsAskedForAgainInTheNextGeneration() {
    Compilation failed = Compilations.registrationFailed();

    Compilation after =
        next(RetryTransitions.retryRegistration(failed, Compilations.OTHER, at(110)));

    assertEquals(failed.revision() + 1, after.revision());
    assertEquals(2, after.generation());
    assertEquals(Phase.SUCCEEDED, after.phase());
    assertEquals(
        new Registration(Registration.State.PENDING, Optional.empty(), Optional.empty(), 1),
        after.registration());
    assertTrue(after.isActive());
    assertEquals(List.of("user registration Failed->Pending"), tail(after, 1));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("registrationNotRetryable")
  void onlyAFailedRegistrationIsAskedForAgain(String name, Compilation before) {
    assertRefused(RetryTransitions.retryRegistration(before, Compilations.OTHER, at(200)), name);
  }

  static Stream<Arguments> registrationNotRetryable() {
    return Stream.of(
        arguments("running", Compilations.compileRunning()),
        arguments("failed", Compilations.failedInVerify()),
        arguments("not registered yet", Compilations.published()),
        arguments("registered", Compilations.registered()),
        arguments("stopped", Compilations.stopped()));
  }

  @Test
  void aRegistrationIsAskedForAgainTwentyTimes() {
    Compilation failed = Compilations.registrationFailed();
    for (int retry = 0; retry < 20; retry++) {
      Compilation retried =
          next(RetryTransitions.retryRegistration(failed, Compilations.OTHER, at(110)));
      failed = next(RegistrationTransitions.failed(retried, Compilations.NO_REGISTRY, at(120)));
    }

    assertRefused(
        RetryTransitions.retryRegistration(failed, Compilations.OTHER, at(130)), "retry 21");
  }

  private static void assertRefused(Decision decision, String name) {
    var refused = assertInstanceOf(Decision.Refused.class, decision, name);
    assertEquals(RefusalCode.NOT_RETRYABLE, refused.refusal().code(), name);
  }
}
