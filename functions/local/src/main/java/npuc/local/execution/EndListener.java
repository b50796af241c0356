package npuc.local.execution;

import npuc.local.asl.Status;

/** Is told of executions that did not succeed, as a rule of EventBridge would be. */
@FunctionalInterface
public interface EndListener {

  /**
   * Hears of an end, at least once for each execution. After an exception it is told again, later.
   *
   * @param status FAILED, TIMED_OUT or ABORTED
   */
  void ended(String name, Status status);
}
