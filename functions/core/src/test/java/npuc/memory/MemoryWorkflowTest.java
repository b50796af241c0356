package npuc.memory;

import npuc.compilation.ExecutionName;
import npuc.workflow.ExecutionStatus;
import npuc.workflow.Workflow;
import npuc.workflow.WorkflowContract;

class MemoryWorkflowTest extends WorkflowContract {
  private final MemoryWorkflow workflow = new MemoryWorkflow();

  @Override
  protected Workflow workflow() {
    return workflow;
  }

  @Override
  protected void abort(ExecutionName execution) {
    workflow.tell(execution, ExecutionStatus.ABORTED);
  }
}
