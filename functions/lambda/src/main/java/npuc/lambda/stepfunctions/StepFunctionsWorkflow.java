package npuc.lambda.stepfunctions;

import java.util.function.Supplier;
import npuc.lambda.sdk.AwsCalls;
import npuc.workflow.Execution;
import npuc.workflow.Workflow;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;

/**
 * {@link Workflow} as a Standard state machine of Step Functions. A name is unique for 90 days
 * after its execution ended, so one that exists has been started, whatever became of it.
 */
public final class StepFunctionsWorkflow implements Workflow {
  private final Supplier<SfnClient> stepFunctions;
  private final String stateMachine;

  /**
   * The workflow of a state machine.
   *
   * @param stateMachine ARN of the machine, of a version or of an alias
   */
  public StepFunctionsWorkflow(Supplier<SfnClient> stepFunctions, String stateMachine) {
    this.stepFunctions = stepFunctions;
    this.stateMachine = stateMachine;
  }

  @Override
  public void start(Execution execution) {
    try {
      AwsCalls.call(
          "it is not known whether " + execution.name() + " started",
          () ->
              stepFunctions
                  .get()
                  .startExecution(
                      request ->
                          request
                              .stateMachineArn(stateMachine)
                              .name(execution.name().toString())
                              .input(execution.input().toString())));
    } catch (ExecutionAlreadyExistsException started) {
      return;
    }
  }
}
