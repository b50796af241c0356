package npuc.handler;

import java.util.Optional;
import npuc.compilation.ExecutionName;
import npuc.compilation.StepName;
import npuc.id.CompilationId;

/** Input of the tasks that are about one step. */
record StepTask(CompilationId compilationId, int generation, StepName step) implements TaskInput {
  ExecutionName execution() {
    return new ExecutionName(compilationId, generation);
  }

  @Override
  public Optional<ExecutionName> about() {
    return Optional.of(execution());
  }
}
