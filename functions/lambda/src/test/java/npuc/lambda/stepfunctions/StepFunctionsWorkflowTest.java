package npuc.lambda.stepfunctions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.UUID;
import npuc.compilation.ExecutionName;
import npuc.id.CompilationId;
import npuc.lambda.emulator.MotoServer;
import npuc.retry.RetryableException;
import npuc.workflow.Execution;
import npuc.workflow.StartAt;
import npuc.workflow.Workflow;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;

class StepFunctionsWorkflowTest {
  private static final CompilationId ID =
      CompilationId.parse("c-01kaxf8z3v5d6y7w8x9q0r1s2t").orElseThrow();
  private static final Execution SECOND = new Execution(new ExecutionName(ID, 2), StartAt.VERIFY);
  private static final String NAME = "c-01kaxf8z3v5d6y7w8x9q0r1s2t-2";
  private static final String INPUT =
      "{\"compilationId\":\"c-01kaxf8z3v5d6y7w8x9q0r1s2t\",\"generation\":2,\"startAt\":\"verify\"}";

  @Test
  void startsOverTheWireOnceHoweverOftenItIsAsked() {
    startsOnce(MotoServer.client(SfnClient.builder()));
  }

  static void startsOnce(SfnClient client) {
    String machine = machine(client);
    var workflow = new StepFunctionsWorkflow(() -> client, machine);

    workflow.start(SECOND);
    workflow.start(SECOND);

    ExecutionListItem started =
        client.listExecutions(of -> of.stateMachineArn(machine)).executions().getFirst();
    assertEquals(1, client.listExecutions(of -> of.stateMachineArn(machine)).executions().size());
    assertEquals(NAME, started.name());
    assertEquals(
        INPUT, client.describeExecution(of -> of.executionArn(started.executionArn())).input());
  }

  @Test
  void sendsTheNameAndIdsOnly() {
    var asked =
        StartExecutionRequest.builder()
            .stateMachineArn("arn:machine")
            .name(NAME)
            .input(INPUT)
            .build();

    workflow(
            request -> {
              assertEquals(asked, request);
              return StartExecutionResponse.builder().build();
            })
        .start(SECOND);
  }

  @Test
  void takesAnExecutionThatEndedForStarted() {
    workflow(
            request -> {
              throw ExecutionAlreadyExistsException.builder().statusCode(400).build();
            })
        .start(SECOND);
  }

  @Test
  void comesBackLaterWhenThrottledOrNotAnswered() {
    var throttled =
        SfnException.builder()
            .statusCode(400)
            .awsErrorDetails(AwsErrorDetails.builder().errorCode("ThrottlingException").build())
            .build();

    assertThrows(RetryableException.class, () -> failing(throttled).start(SECOND));
    assertThrows(
        RetryableException.class,
        () -> failing(SfnException.builder().statusCode(503).build()).start(SECOND));
    assertThrows(
        RetryableException.class,
        () -> failing(SdkClientException.create("no route")).start(SECOND));
  }

  @Test
  void doesNotHideWhatStaysWrong() {
    var denied = SfnException.builder().statusCode(400).message("AccessDenied").build();

    assertSame(denied, assertThrows(SfnException.class, () -> failing(denied).start(SECOND)));
  }

  /** A new machine, whose executions end at once where an engine runs them: its ARN. */
  static String machine(SfnClient client) {
    return client
        .createStateMachine(
            made ->
                made.name("m-" + UUID.randomUUID())
                    .definition(
                        "{\"StartAt\":\"Done\",\"States\":{\"Done\":{\"Type\":\"Succeed\"}}}")
                    .roleArn("arn:aws:iam::123456789012:role/states"))
        .stateMachineArn();
  }

  private static Workflow failing(RuntimeException failure) {
    return workflow(
        request -> {
          throw failure;
        });
  }

  private static Workflow workflow(Start start) {
    return new StepFunctionsWorkflow(() -> start, "arn:machine");
  }

  /** A client that can do one thing. */
  private interface Start extends SfnClient {
    StartExecutionResponse answer(StartExecutionRequest request);

    @Override
    default StartExecutionResponse startExecution(StartExecutionRequest request) {
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
