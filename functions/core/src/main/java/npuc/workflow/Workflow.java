package npuc.workflow;

import npuc.retry.RetryableException;

/** Runs statemachine/compilation.asl.json. */
@FunctionalInterface
public interface Workflow {

  /**
   * Starts an execution. One of that name that runs or ran already counts as started, so this is
   * safe to repeat.
   *
   * @throws RetryableException when it can't be known whether it started
   */
  void start(Execution execution);
}
