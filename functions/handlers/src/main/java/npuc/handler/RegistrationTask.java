package npuc.handler;

import npuc.compilation.ExecutionName;
import npuc.id.CompilationId;

/** Input of the task that registers the artifact. */
record RegistrationTask(CompilationId compilationId, int generation) {
  ExecutionName execution() {
    return new ExecutionName(compilationId, generation);
  }
}
