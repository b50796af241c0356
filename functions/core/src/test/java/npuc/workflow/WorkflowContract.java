package npuc.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import npuc.compilation.ExecutionName;
import npuc.id.TestIds;
import org.junit.jupiter.api.Test;

/** What every {@link Workflow} promises. */
public abstract class WorkflowContract {
  private static final ExecutionName NAME = new ExecutionName(TestIds.compilation(1), 2);
  private static final Execution EXECUTION = new Execution(NAME, StartAt.VERIFY);

  /** The workflow of this test, whose executions run until they are aborted. */
  protected abstract Workflow workflow();

  /** Ends an execution from outside. */
  protected abstract void abort(ExecutionName execution);

  @Test
  void whatWasNeverStartedHasNoStatus() {
    assertEquals(Optional.empty(), workflow().status(NAME));
  }

  @Test
  void whatWasStartedOnceOrMoreRuns() {
    workflow().start(EXECUTION);
    workflow().start(EXECUTION);

    assertEquals(Optional.of(ExecutionStatus.RUNNING), workflow().status(NAME));
    assertEquals(
        Optional.empty(), workflow().status(new ExecutionName(NAME.compilation(), 1)), "another");
  }

  @Test
  void whatWasAbortedIsSeenSoAndNeverStartedAgain() {
    workflow().start(EXECUTION);

    abort(NAME);
    workflow().start(EXECUTION);

    assertEquals(Optional.of(ExecutionStatus.ABORTED), workflow().status(NAME));
  }
}
