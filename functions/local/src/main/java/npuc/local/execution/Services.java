package npuc.local.execution;

import java.time.Instant;
import npuc.local.asl.Effect;
import npuc.local.asl.Event;
import npuc.local.asl.ExecutionState;
import npuc.local.asl.Interpreter;

/** What every execution needs. */
record Services(
    Interpreter interpreter,
    ExecutionStore store,
    FunctionInvoker functions,
    EndListener listener,
    Scheduler scheduler) {

  Instant now() {
    return scheduler.now();
  }

  ExecutionState advance(ExecutionState before, Event event) {
    return interpreter.advance(before, event, now());
  }

  /** Calls a function; every way it can end is an event. */
  Event invoke(Effect.InvokeFunction call) {
    try {
      return new Event.FunctionReturned(functions.invoke(call.function(), call.payload()));
    } catch (FunctionFailedException failed) {
      return new Event.FunctionFailed(failed.error(), text(failed));
    } catch (RuntimeException failed) {
      return new Event.FunctionFailed(failed.getClass().getName(), text(failed));
    }
  }

  private static String text(Exception failed) {
    return String.valueOf(failed.getMessage());
  }
}
