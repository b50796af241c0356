package npuc.local.execution;

import tools.jackson.databind.JsonNode;

/** Calls the functions that the tasks name. */
@FunctionalInterface
public interface FunctionInvoker {

  /**
   * Calls a function and waits for it. A call may be repeated, also after one that succeeded, and
   * is interrupted when its time is up. An exception of another kind counts as Lambda would count
   * it: its class name is the error, its message the cause.
   *
   * @throws FunctionFailedException when the function gives an error
   */
  JsonNode invoke(String function, JsonNode payload) throws FunctionFailedException;
}
