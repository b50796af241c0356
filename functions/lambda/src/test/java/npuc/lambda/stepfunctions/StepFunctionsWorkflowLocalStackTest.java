package npuc.lambda.stepfunctions;

import npuc.lambda.emulator.LocalStack;
import org.junit.jupiter.api.Test;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.localstack.LocalStackContainer;
import software.amazon.awssdk.services.sfn.SfnClient;

@Testcontainers(disabledWithoutDocker = true)
class StepFunctionsWorkflowLocalStackTest {
  @Container
  private static final LocalStackContainer LOCAL_STACK = LocalStack.container("stepfunctions");

  @Test
  void startsOnceHoweverOftenItIsAsked() {
    StepFunctionsWorkflowTest.startsOnce(LocalStack.client(LOCAL_STACK, SfnClient.builder()));
  }
}
