package npuc.workflow;

import npuc.compilation.Compilation;
import npuc.compilation.Phase;
import npuc.compilation.StepName;

/** A run of the state machine to be started: all that its input holds. */
public record Execution(ExecutionName name, StartAt startAt) {

  /** The execution that a compilation needs next. */
  public static Execution of(Compilation compilation) {
    return new Execution(
        new ExecutionName(compilation.id(), compilation.generation()), startAt(compilation));
  }

  private static StartAt startAt(Compilation compilation) {
    if (compilation.phase() == Phase.SUCCEEDED) {
      return StartAt.REGISTER;
    }
    return compilation
        .openStep()
        .map(step -> StartAt.of(step.name()))
        .orElse(StartAt.of(StepName.COMPILE));
  }
}
