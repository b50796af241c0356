package npuc.job;

import java.util.Optional;
import npuc.compilation.Attempt;
import npuc.compilation.Compilation;
import npuc.compilation.ReasonCode;
import npuc.compilation.StepName;

/** An attempt together with what it is an attempt at: whatever concerns one Job concerns these. */
public record AttemptAt(Compilation compilation, StepName step, Attempt attempt) {

  /** The open attempt of a step, once it was submitted. */
  public static Optional<AttemptAt> submitted(Compilation compilation, StepName step) {
    return compilation
        .step(step)
        .openAttempt()
        .filter(attempt -> attempt.submittedAt().isPresent())
        .map(attempt -> new AttemptAt(compilation, step, attempt));
  }

  /** The newest attempt of all: the open one, or the one that ended last. */
  static Optional<AttemptAt> last(Compilation compilation) {
    return compilation
        .openStep()
        .flatMap(step -> last(compilation, step.name()))
        .or(() -> last(compilation, StepName.VERIFY))
        .or(() -> last(compilation, StepName.COMPILE));
  }

  /** Whether the Job of its name is another's. */
  boolean isConflict() {
    return attempt.reason().filter(why -> why.code() == ReasonCode.JOB_CONFLICT).isPresent();
  }

  /** Whether its attempt is still the open one of its step. */
  public boolean isOpenIn(Compilation stored) {
    return stored
        .step(step)
        .openAttempt()
        .filter(open -> open.number() == attempt.number())
        .isPresent();
  }

  JobName job() {
    return JobName.of(compilation.id(), step, attempt.number());
  }

  private static Optional<AttemptAt> last(Compilation compilation, StepName step) {
    return compilation
        .step(step)
        .lastAttempt()
        .map(attempt -> new AttemptAt(compilation, step, attempt));
  }
}
