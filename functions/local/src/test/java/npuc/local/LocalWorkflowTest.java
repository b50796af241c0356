package npuc.local;

import java.nio.file.Path;
import java.time.Clock;
import java.util.SplittableRandom;
import npuc.compilation.ExecutionName;
import npuc.local.asl.Interpreter;
import npuc.local.asl.StateMachines;
import npuc.local.execution.Executions;
import npuc.local.execution.VirtualThreads;
import npuc.local.sqlite.Database;
import npuc.local.sqlite.SqliteExecutionStore;
import npuc.workflow.Workflow;
import npuc.workflow.WorkflowContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class LocalWorkflowTest extends WorkflowContract {
  private static final String WAIT =
      """
      "A": {"Type": "Wait", "Seconds": 3600, "Next": "B"}, "B": {"Type": "Succeed"}
      """;

  private Database database;
  private Executions executions;

  @BeforeEach
  void open(@TempDir Path folder) {
    database = Database.open(folder.resolve("npuc.db"));
    executions =
        new Executions(
            new Interpreter(StateMachines.of(WAIT), new SplittableRandom(1)),
            new SqliteExecutionStore(database),
            (function, payload) -> payload,
            (name, status) -> {},
            new VirtualThreads(Clock.systemUTC(), 1));
  }

  @AfterEach
  void close() {
    executions.close();
    database.close();
  }

  @Override
  protected Workflow workflow() {
    return new LocalWorkflow(() -> executions);
  }

  @Override
  protected void abort(ExecutionName execution) {
    executions.abort(execution.toString());
  }
}
