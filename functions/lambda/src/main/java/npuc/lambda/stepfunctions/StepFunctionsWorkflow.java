package npuc.lambda.stepfunctions;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import npuc.compilation.ExecutionName;
import npuc.lambda.sdk.AwsCalls;
import npuc.workflow.Execution;
import npuc.workflow.ExecutionStatus;
import npuc.workflow.Workflow;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;

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

  @Override
  public Optional<ExecutionStatus> status(ExecutionName execution) {
    try {
      return Optional.of(
          AwsCalls.call(
              "it is not known how " + execution + " stands",
              () ->
                  of(
                      stepFunctions
                          .get()
                          .describeExecution(asked -> asked.executionArn(arn(execution))))));
    } catch (ExecutionDoesNotExistException never) {
      return Optional.empty();
    }
  }

  /** What may still go on, or has a word that is not known yet, is left alone. */
  private static ExecutionStatus of(DescribeExecutionResponse seen) {
    return switch (seen.status()) {
      case SUCCEEDED -> ExecutionStatus.SUCCEEDED;
      case FAILED -> ExecutionStatus.FAILED;
      case TIMED_OUT -> ExecutionStatus.TIMED_OUT;
      case ABORTED -> ExecutionStatus.ABORTED;
      case RUNNING, PENDING_REDRIVE, UNKNOWN_TO_SDK_VERSION -> ExecutionStatus.RUNNING;
    };
  }

  /** {@code arn:aws:states:<region>:<account>:stateMachine:<machine>[:<version or alias>]}. */
  private String arn(ExecutionName execution) {
    String[] parts = stateMachine.split(":", -1);
    parts[5] = "execution";
    return String.join(":", Arrays.copyOf(parts, 7)) + ":" + execution;
  }
}
