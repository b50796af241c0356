package npuc.job;

import java.util.Optional;
import npuc.compilation.Attempt;
import npuc.compilation.Compilation;
import npuc.compilation.Step;
import npuc.compilation.StepName;

/** An attempt together with what it is an attempt at: whatever concerns one Job concerns these. */
record StepRun(Compilation compilation, StepName step, Attempt attempt) {

  /** The open attempt of a step, once it was submitted. */
  static Optional<StepRun> submitted(Compilation compilation, StepName step) {
    return compilation
        .step(step)
        .openAttempt()
        .filter(attempt -> attempt.submittedAt().isPresent())
        .map(attempt -> new StepRun(compilation, step, attempt));
  }

  /** The open attempt of whichever step has one. */
  static Optional<StepRun> open(Compilation compilation) {
    return compilation.openStep().map(step -> of(compilation, step));
  }

  /** Whether its attempt is still the open one of its step. */
  boolean isOpenIn(Compilation stored) {
    return stored
        .step(step)
        .openAttempt()
        .filter(open -> open.number() == attempt.number())
        .isPresent();
  }

  JobName job() {
    return JobName.of(compilation.id(), step, attempt.number());
  }

  private static StepRun of(Compilation compilation, Step step) {
    return new StepRun(compilation, step.name(), step.openAttempt().orElseThrow());
  }
}
