package npuc.local.asl;

import tools.jackson.databind.JsonNode;

/** Calls a function by the name it has in the state machine. */
@FunctionalInterface
public interface FunctionInvoker {

  /**
   * Calls it and waits for its result.
   *
   * @throws RuntimeException what the function threw; the class name is the name of the error, as
   *     it is for a Lambda function written in Java
   */
  JsonNode invoke(String function, JsonNode payload);
}
