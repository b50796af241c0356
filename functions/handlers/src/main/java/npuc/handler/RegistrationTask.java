package npuc.handler;

import npuc.compilation.CompilationId;
import npuc.workflow.ExecutionName;

/** Input of the task that registers the artifact. */
record RegistrationTask(CompilationId compilationId, int generation) {
  ExecutionName execution() {
    return new ExecutionName(compilationId, generation);
  }
}
