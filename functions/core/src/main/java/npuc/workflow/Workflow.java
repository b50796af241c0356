package npuc.workflow;

import java.util.Optional;
import npuc.compilation.ExecutionName;
import npuc.retry.RetryableException;

/** Runs statemachine/compilation.asl.json. */
public interface Workflow {

  /**
   * Starts an execution. One of that name that runs or ran already counts as started, so this is
   * safe to repeat.
   *
   * @throws RetryableException when it can't be known whether it started
   */
  void start(Execution execution);

  /**
   * How an execution stands, or stood a few seconds ago; empty when none of that name was started.
   *
   * @throws RetryableException when it can't be known now
   */
  Optional<ExecutionStatus> status(ExecutionName execution);
}
