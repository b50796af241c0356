package npuc.handler;

import java.util.Optional;
import npuc.compilation.ExecutionName;
import npuc.id.CompilationId;

/** Input of the task that registers the artifact. */
record RegistrationTask(CompilationId compilationId, int generation) implements TaskInput {
  ExecutionName execution() {
    return new ExecutionName(compilationId, generation);
  }

  @Override
  public Optional<ExecutionName> about() {
    return Optional.of(execution());
  }
}
