package npuc.handler;

import java.util.Optional;
import npuc.compilation.ExecutionName;
import npuc.id.CompilationId;

/**
 * Input of the task that records a failure.
 *
 * @param step compile, verify or register: where it happened
 */
record FailureTask(
    CompilationId compilationId, int generation, String step, String error, String cause)
    implements TaskInput {
  ExecutionName execution() {
    return new ExecutionName(compilationId, generation);
  }

  @Override
  public Optional<ExecutionName> about() {
    return Optional.of(execution());
  }
}
