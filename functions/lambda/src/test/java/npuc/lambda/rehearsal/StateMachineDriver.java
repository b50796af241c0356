package npuc.lambda.rehearsal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import npuc.Eventually;
import npuc.lambda.Template;
import npuc.local.asl.Interpreter;
import npuc.local.asl.StateMachine;
import npuc.local.asl.Status;
import npuc.local.execution.Executions;
import npuc.local.execution.VirtualThreads;
import npuc.local.memory.MemoryExecutionStore;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs what was started at the emulation of Step Functions, which itself only keeps a list: our
 * interpreter with the deployed file and the deployed functions. Its waits end early, so that a
 * test need not take minutes. Ends without success go to ReconcileExecution, as the rule of
 * template.yaml sends them.
 */
final class StateMachineDriver implements AutoCloseable {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

  private final SfnClient stepFunctions;
  private final String machine;
  private final DeployedFunctions functions;
  private final VirtualThreads threads;
  private final Executions executions;
  private final Set<String> known = ConcurrentHashMap.newKeySet();

  StateMachineDriver(
      SfnClient stepFunctions,
      String machine,
      DeployedFunctions functions,
      VirtualThreads threads) {
    this.stepFunctions = stepFunctions;
    this.machine = machine;
    this.functions = functions;
    this.threads = threads;
    executions =
        new Executions(
            new Interpreter(definition(functions), RandomGenerator.getDefault()),
            new MemoryExecutionStore(),
            functions,
            this::ended,
            threads);
  }

  /** Begins to look for executions. */
  void start() {
    look();
  }

  /** Ends an execution from outside, as somebody at the AWS console can. */
  void abort(String execution) {
    Eventually.until(execution + " to run", () -> known.contains(execution));
    executions.abort(execution);
  }

  private void look() {
    stepFunctions
        .listExecutionsPaginator(
            of -> of.stateMachineArn(machine).statusFilter(ExecutionStatus.RUNNING))
        .executions()
        .stream()
        .filter(one -> !known.contains(one.name()))
        .forEach(this::begin);
    known.forEach(executions::nudge);
    threads.at(threads.now().plus(BETWEEN_LOOKS), this::look);
  }

  private void begin(ExecutionListItem started) {
    DescribeExecutionResponse all =
        stepFunctions.describeExecution(of -> of.executionArn(started.executionArn()));
    executions.start(started.name(), JsonMapper.shared().readTree(all.input()));
    known.add(started.name());
  }

  private void ended(String execution, Status status) {
    JsonNode event =
        JsonMapper.shared()
            .createObjectNode()
            .put("source", "aws.states")
            .set(
                "detail",
                JsonMapper.shared()
                    .createObjectNode()
                    .put("name", execution)
                    .put("status", status.name()));
    functions.invoke("ReconcileExecution", event);
  }

  private static StateMachine definition(DeployedFunctions functions) {
    try {
      return StateMachine.load(
          Files.readString(Template.ROOT.resolve("statemachine/compilation.asl.json")),
          functions.substitutions());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    executions.close();
  }
}
