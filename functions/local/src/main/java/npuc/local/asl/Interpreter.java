package npuc.local.asl;

import java.time.Instant;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The rules of the Amazon States Language, without doing anything: each method takes an execution
 * and what happened, and gives the execution as it is then. {@link #next} tells what it needs next.
 */
final class Interpreter {
  private final StateMachine machine;
  private final Settler settler;
  private final Retries retries;

  /**
   * Makes an interpreter.
   *
   * @param random 0 (inclusive) to 1 (exclusive), for JitterStrategy FULL
   */
  Interpreter(StateMachine machine, DoubleSupplier random) {
    this.machine = machine;
    this.settler = new Settler(machine);
    this.retries = new Retries(random);
  }

  ExecutionState begin(String name, JsonNode input, Instant now) {
    return settler.settle(ExecutionState.begin(name, machine.startAt(), input, now), now);
  }

  /** An execution and what it needs to go on. */
  record Next(ExecutionState execution, Effect effect) {}

  /** What the execution needs to go on; arguments that can't be evaluated fail their task. */
  Next next(ExecutionState execution, Instant now) {
    try {
      return new Next(execution, effect(execution));
    } catch (StateFailure e) {
      return next(failed(execution, e.error(), now), now);
    }
  }

  private Effect effect(ExecutionState execution) {
    if (execution.status() != ExecutionStatus.RUNNING) {
      return new Effect.Nothing();
    }
    return switch (machine.state(execution.current())) {
      case State.Task task when execution.wakeAt().isPresent() ->
          new Effect.Sleep(atMostDeadline(execution), false);
      case State.Task task -> call(execution, task);
      case State.Wait wait -> new Effect.Sleep(atMostDeadline(execution), true);
      case State.Choice choice -> throw new IllegalStateException("settled before");
      case State.Pass pass -> throw new IllegalStateException("settled before");
      case State.Succeed succeed -> throw new IllegalStateException("settled before");
      case State.Fail fail -> throw new IllegalStateException("settled before");
    };
  }

  /** The time is over, or the wait was cut short. */
  ExecutionState woken(ExecutionState execution, Instant now) {
    if (isOverdue(execution, now)) {
      return timedOut(execution);
    }
    return switch (machine.state(execution.current())) {
      case State.Wait wait ->
          settler.settle(
              settler.leave(execution, wait.effects(), wait.target(), execution.input()), now);
      default -> execution.awake();
    };
  }

  /** The function gave a result: what AWS calls the result of {@code lambda:invoke}. */
  ExecutionState returned(ExecutionState execution, JsonNode payload, Instant now) {
    State.Task task = task(execution);
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    result.put("StatusCode", 200).set("Payload", payload);
    if (isOverdue(execution, now)) {
      return timedOut(execution);
    }
    try {
      Settler.checkSize(result);
      return settler.settle(
          settler.leave(execution.counting(3), task.effects(), task.target(), result), now);
    } catch (StateFailure e) {
      return failed(execution, e.error(), now);
    }
  }

  /** The function failed, or did not answer in time. */
  ExecutionState failed(ExecutionState execution, StateError error, Instant now) {
    if (isOverdue(execution, now)) {
      return timedOut(execution);
    }
    State.Task task = task(execution);
    ExecutionState counted = execution.counting(3);
    return retries
        .retry(counted, task, error, now)
        .orElseGet(() -> caught(counted, task, error, now));
  }

  ExecutionState aborted(ExecutionState execution) {
    return execution.ended(ExecutionStatus.ABORTED, new StateError("", ""));
  }

  private ExecutionState caught(
      ExecutionState execution, State.Task task, StateError error, Instant now) {
    Optional<State.Catcher> catcher =
        task.catchers().stream().filter(c -> error.matches(c.errors())).findFirst();
    if (catcher.isEmpty()) {
      return execution.ended(ExecutionStatus.FAILED, error);
    }
    ObjectNode errorOutput =
        JsonNodeFactory.instance
            .objectNode()
            .put("Error", error.name())
            .put("Cause", error.cause());
    Expressions expressions = Scope.of(execution, "errorOutput", errorOutput);
    try {
      var target = new State.Target(Optional.of(catcher.get().next()));
      return settler.settle(
          settler.leave(execution, catcher.get().effects(), target, errorOutput, expressions), now);
    } catch (StateFailure e) {
      return execution.ended(ExecutionStatus.FAILED, e.error());
    }
  }

  private Effect call(ExecutionState execution, State.Task task) {
    JsonNode arguments = Scope.of(execution).evaluate(task.arguments());
    return new Effect.Call(
        arguments.path("FunctionName").asString(),
        arguments.path("Payload"),
        task.timeoutSeconds());
  }

  private State.Task task(ExecutionState execution) {
    return (State.Task) machine.state(execution.current());
  }

  private Instant deadline(ExecutionState execution) {
    return execution.startedAt().plusSeconds(machine.timeoutSeconds());
  }

  private Instant atMostDeadline(ExecutionState execution) {
    Instant until = execution.wakeAt().orElseThrow();
    return until.isBefore(deadline(execution)) ? until : deadline(execution);
  }

  private boolean isOverdue(ExecutionState execution, Instant now) {
    return !now.isBefore(deadline(execution));
  }

  private static ExecutionState timedOut(ExecutionState execution) {
    return execution.ended(
        ExecutionStatus.TIMED_OUT, new StateError("States.Timeout", "TimeoutSeconds is over"));
  }
}
