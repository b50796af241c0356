package npuc.workflow;

import npuc.compilation.Compilation;
import npuc.compilation.ExecutionName;
import npuc.compilation.Phase;
import npuc.compilation.StepName;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A run of the state machine to be started: all that its input holds. */
public record Execution(ExecutionName name, StartAt startAt) {

  /** The execution that a compilation needs next. */
  public static Execution of(Compilation compilation) {
    return new Execution(
        new ExecutionName(compilation.id(), compilation.generation()), startAt(compilation));
  }

  /** The input of the state machine: ids only. */
  public ObjectNode input() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("compilationId", name.compilation().toString())
        .put("generation", name.generation())
        .put("startAt", startAt.word());
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
