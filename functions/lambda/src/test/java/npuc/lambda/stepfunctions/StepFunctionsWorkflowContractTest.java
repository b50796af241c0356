package npuc.lambda.stepfunctions;

import npuc.compilation.ExecutionName;
import npuc.lambda.emulator.MotoServer;
import npuc.workflow.Workflow;
import npuc.workflow.WorkflowContract;
import org.junit.jupiter.api.BeforeEach;
import software.amazon.awssdk.services.sfn.SfnClient;

/** Over the wire; the emulation lets each execution run until it is stopped. */
class StepFunctionsWorkflowContractTest extends WorkflowContract {
  private final SfnClient client = MotoServer.client(SfnClient.builder());
  private String machine;

  @BeforeEach
  void create() {
    machine = StepFunctionsWorkflowTest.machine(client);
  }

  @Override
  protected Workflow workflow() {
    return new StepFunctionsWorkflow(() -> client, machine);
  }

  @Override
  protected void abort(ExecutionName execution) {
    client.listExecutions(of -> of.stateMachineArn(machine)).executions().stream()
        .filter(one -> one.name().equals(execution.toString()))
        .forEach(one -> client.stopExecution(stop -> stop.executionArn(one.executionArn())));
  }
}
