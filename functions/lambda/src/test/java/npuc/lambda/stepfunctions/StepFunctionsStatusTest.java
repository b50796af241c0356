package npuc.lambda.stepfunctions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import npuc.compilation.ExecutionName;
import npuc.id.CompilationId;
import npuc.retry.RetryableException;
import npuc.workflow.ExecutionStatus;
import npuc.workflow.Workflow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionRequest;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.SfnException;

class StepFunctionsStatusTest {
  private static final String MACHINE =
      "arn:aws:states:eu-central-1:123456789012:stateMachine:npuc";
  private static final ExecutionName NAME =
      new ExecutionName(CompilationId.parse("c-01kaxf8z3v5d6y7w8x9q0r1s2t").orElseThrow(), 2);

  @ParameterizedTest
  @CsvSource({"''", ":7", ":live"})
  void asksForTheExecutionOfTheMachineWhateverVersionStartsIt(String version) {
    Describe client =
        request -> {
          assertEquals(
              "arn:aws:states:eu-central-1:123456789012:execution:npuc:" + NAME,
              request.executionArn());
          return DescribeExecutionResponse.builder().status("TIMED_OUT").build();
        };

    assertEquals(
        Optional.of(ExecutionStatus.TIMED_OUT),
        new StepFunctionsWorkflow(() -> client, MACHINE + version).status(NAME));
  }

  @ParameterizedTest
  @CsvSource({
    "RUNNING, RUNNING",
    "SUCCEEDED, SUCCEEDED",
    "FAILED, FAILED",
    "TIMED_OUT, TIMED_OUT",
    "ABORTED, ABORTED",
    "PENDING_REDRIVE, RUNNING",
    "A_NEW_WORD, RUNNING"
  })
  void leavesAloneWhatMayStillGoOn(String told, ExecutionStatus expected) {
    var response = DescribeExecutionResponse.builder().status(told).build();

    assertEquals(Optional.of(expected), workflow(request -> response).status(NAME));
  }

  @Test
  void tellsWhatWasNeverStartedFromWhatCanNotBeKnownNow() {
    assertEquals(
        Optional.empty(),
        failing(ExecutionDoesNotExistException.builder().statusCode(400).build()).status(NAME));
    assertThrows(
        RetryableException.class,
        () -> failing(SfnException.builder().statusCode(503).build()).status(NAME));
  }

  private static Workflow failing(RuntimeException failure) {
    return workflow(
        request -> {
          throw failure;
        });
  }

  private static Workflow workflow(Describe client) {
    return new StepFunctionsWorkflow(() -> client, MACHINE);
  }

  /** A client that can do one thing. */
  private interface Describe extends SfnClient {
    DescribeExecutionResponse answer(DescribeExecutionRequest request);

    @Override
    default DescribeExecutionResponse describeExecution(DescribeExecutionRequest request) {
      return answer(request);
    }

    @Override
    default String serviceName() {
      return "states";
    }

    @Override
    default void close() {}
  }
}
