package npuc.local;

import java.util.Optional;
import java.util.function.Supplier;
import npuc.compilation.ExecutionName;
import npuc.local.asl.Status;
import npuc.local.execution.Executions;
import npuc.workflow.Execution;
import npuc.workflow.ExecutionStatus;
import npuc.workflow.Workflow;

/**
 * {@link Workflow} of this process.
 *
 * @param executions made after it, as they call what uses it
 */
record LocalWorkflow(Supplier<Executions> executions) implements Workflow {
  @Override
  public void start(Execution execution) {
    executions.get().start(execution.name().toString(), execution.input());
  }

  @Override
  public Optional<ExecutionStatus> status(ExecutionName execution) {
    return executions.get().status(execution.toString()).map(LocalWorkflow::of);
  }

  private static ExecutionStatus of(Status status) {
    return switch (status) {
      case RUNNING -> ExecutionStatus.RUNNING;
      case SUCCEEDED -> ExecutionStatus.SUCCEEDED;
      case FAILED -> ExecutionStatus.FAILED;
      case TIMED_OUT -> ExecutionStatus.TIMED_OUT;
      case ABORTED -> ExecutionStatus.ABORTED;
    };
  }
}
