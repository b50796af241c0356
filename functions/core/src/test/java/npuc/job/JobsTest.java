package npuc.job;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.stream.Stream;
import npuc.compilation.AttemptTransitions;
import npuc.compilation.Compilation;
import npuc.compilation.Compilations;
import npuc.compilation.JobStatus;
import npuc.compilation.Reason;
import npuc.compilation.ReasonCode;
import npuc.compilation.StepName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JobsTest {
  static Stream<Arguments> whoIsAskedFor() {
    return Stream.of(
        asked("not submitted yet", Compilations.pending(), StepName.COMPILE, 1, true),
        asked("runs", Compilations.compileRunning(), StepName.COMPILE, 1, true),
        asked("is being stopped", Compilations.stopping(), StepName.COMPILE, 1, true),
        asked("compiled", Compilations.compiled(), StepName.COMPILE, 1, false),
        asked("is to verify", Compilations.compiled(), StepName.VERIFY, 1, true),
        asked("verified", Compilations.published(), StepName.VERIFY, 1, false),
        asked("stopped", Compilations.stopped(), StepName.COMPILE, 1, false),
        asked("failed", Compilations.failedInCompile(), StepName.COMPILE, 1, false),
        asked("was retried", Compilations.retriedCompile(), StepName.COMPILE, 1, false),
        asked("is the retry", Compilations.retriedCompile(), StepName.COMPILE, 2, true),
        asked("was never tried", Compilations.failedInCompile(), StepName.COMPILE, 3, false),
        asked("is another's", conflict(), StepName.COMPILE, 1, true));
  }

  @ParameterizedTest(name = "a Job whose attempt {0}")
  @MethodSource
  void whoIsAskedFor(
      String name, Compilation compilation, StepName step, int attempt, boolean expected) {
    JobName job = JobName.of(compilation.id(), step, attempt);

    assertEquals(expected, Jobs.isAskedFor(job, compilation));
  }

  private static Arguments asked(
      String name, Compilation compilation, StepName step, int attempt, boolean expected) {
    return Arguments.of(name, compilation, step, attempt, expected);
  }

  private static Compilation conflict() {
    var reason = new Reason(ReasonCode.JOB_CONFLICT, "Another Job is there.");
    var failure = new JobStatus.Failed(Optional.empty(), Compilations.at(2), reason);
    return Compilations.next(
        AttemptTransitions.failed(
            Compilations.compileSubmitted(), StepName.COMPILE, failure, Compilations.at(2)));
  }
}
