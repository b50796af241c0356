package npuc.local.asl;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.databind.JsonNode;

/** Takes one execution from where it is stored to its end. */
final class ExecutionThread {
  private static final System.Logger LOG = System.getLogger(ExecutionThread.class.getName());
  private static final int MAX_CAUSE = 32_768;

  private final Interpreter interpreter;
  private final ExecutionStore store;
  private final FunctionInvoker functions;
  private final ExecutorService threads;
  private final Semaphore nudge;
  private final Clock clock;

  ExecutionThread(
      Interpreter interpreter,
      ExecutionStore store,
      FunctionInvoker functions,
      ExecutorService threads,
      Semaphore nudge,
      Clock clock) {
    this.interpreter = interpreter;
    this.store = store;
    this.functions = functions;
    this.threads = threads;
    this.nudge = nudge;
    this.clock = clock;
  }

  /** Runs to the end, storing every step. */
  ExecutionState run(ExecutionState stored) throws InterruptedException {
    ExecutionState execution = stored;
    while (execution.status() == ExecutionStatus.RUNNING) {
      execution = step(execution);
      store.save(execution);
    }
    return execution;
  }

  private ExecutionState step(ExecutionState stored) throws InterruptedException {
    Interpreter.Next next = interpreter.next(stored, clock.instant());
    return switch (next.effect()) {
      case Effect.Call call -> call(next.execution(), call);
      case Effect.Sleep sleep -> {
        sleep(sleep);
        yield interpreter.woken(next.execution(), clock.instant());
      }
      case Effect.Nothing nothing -> next.execution();
    };
  }

  private void sleep(Effect.Sleep sleep) throws InterruptedException {
    Duration left = Duration.between(clock.instant(), sleep.until());
    if (!sleep.mayEndEarly()) {
      new Semaphore(0).tryAcquire(left.toMillis(), TimeUnit.MILLISECONDS);
    } else if (nudge.tryAcquire(left.toMillis(), TimeUnit.MILLISECONDS)) {
      nudge.drainPermits();
    }
  }

  private ExecutionState call(ExecutionState execution, Effect.Call call)
      throws InterruptedException {
    Future<JsonNode> result =
        threads.submit(() -> functions.invoke(call.function(), call.payload()));
    try {
      JsonNode payload = result.get(call.timeoutSeconds(), TimeUnit.SECONDS);
      return interpreter.returned(execution, payload, clock.instant());
    } catch (ExecutionException e) {
      Throwable thrown = Optional.ofNullable(e.getCause()).orElse(e);
      LOG.log(System.Logger.Level.WARNING, call.function() + " failed", thrown);
      return interpreter.failed(execution, error(thrown), clock.instant());
    } catch (TimeoutException e) {
      result.cancel(true);
      var error = new StateError("States.Timeout", call.function() + " did not answer in time");
      return interpreter.failed(execution, error, clock.instant());
    }
  }

  /** As Lambda reports an exception: the class is the error, the message its cause. */
  private static StateError error(Throwable thrown) {
    String message = String.valueOf(thrown.getMessage());
    return new StateError(
        thrown.getClass().getName(), message.substring(0, Math.min(MAX_CAUSE, message.length())));
  }
}
