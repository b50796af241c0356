package npuc.handler;

import npuc.compilation.ExecutionName;
import npuc.compilation.StepName;
import npuc.id.CompilationId;

/** Input of the tasks that are about one step. */
record StepTask(CompilationId compilationId, int generation, StepName step) {
  ExecutionName execution() {
    return new ExecutionName(compilationId, generation);
  }
}
