package npuc.handler;

import npuc.compilation.CompilationId;
import npuc.workflow.ExecutionName;

/**
 * Input of the task that records a failure.
 *
 * @param step compile, verify or register: where it happened
 */
record FailureTask(
    CompilationId compilationId, int generation, String step, String error, String cause) {
  ExecutionName execution() {
    return new ExecutionName(compilationId, generation);
  }
}
