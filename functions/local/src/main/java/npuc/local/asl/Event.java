package npuc.local.asl;

import tools.jackson.databind.JsonNode;

/** What happened outside of an execution. One that does not fit the current effect does nothing. */
public sealed interface Event {

  /** The function gave a result. */
  record FunctionReturned(JsonNode result) implements Event {}

  /** The function gave an error: its name as Lambda would report it, and its text. */
  record FunctionFailed(String error, String cause) implements Event {}

  /** The function did not answer within the timeout of the call. */
  record FunctionTimedOut() implements Event {}

  /** A look at the clock. */
  record TimePassed() implements Event {}

  /** Something changed outside: the current Wait, or else the next one, ends at once. */
  record Nudged() implements Event {}

  /** The execution is stopped, without Catch. */
  record Aborted() implements Event {}
}
