package npuc.local.asl;

import java.time.Instant;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import npuc.local.asl.State.Task;
import tools.jackson.databind.JsonNode;

/**
 * Decides what an execution does next. Calls nothing and waits for nothing: it says what is needed,
 * and is told what came of it. The same state, event, time and chance give the same answer.
 */
public final class Interpreter {
  /** AWS Step Functions quota on the history of a Standard execution. */
  static final int MAX_EVENTS = 25_000;

  private final StateMachine machine;
  private final Calling calling;
  private final Entering entering;

  /**
   * Runs one machine.
   *
   * @param random the source of jitter
   */
  public Interpreter(StateMachine machine, RandomGenerator random) {
    this.machine = machine;
    this.calling = new Calling(random);
    this.entering = new Entering(calling);
  }

  /** Begins an execution and carries it on to its first effect. */
  public ExecutionState start(String name, JsonNode input, Instant now) {
    var begun = ExecutionState.begun(new Origin(name, input, now));
    return settle(
        begun,
        () -> {
          Json.withinLimit(input, "input");
          return new Move.Enter(begun.entered(machine.startAt(), input, now));
        },
        now);
  }

  /** When the whole execution times out. */
  public Instant deadline(ExecutionState state) {
    return machine.timeout().map(state.origin().startedAt()::plus).orElse(Instant.MAX);
  }

  /** Carries an execution on to its next effect. What does not fit leaves it as it is. */
  public ExecutionState advance(ExecutionState before, Event event, Instant now) {
    if (before.status() != Status.RUNNING) {
      return before;
    }
    if (event instanceof Event.Aborted) {
      return before.ended(new End.Aborted(), now);
    }
    if (!now.isBefore(deadline(before))) {
      return before.ended(new End.TimedOut(), now);
    }
    return settle(before, () -> move(before, event, now), now);
  }

  private Move move(ExecutionState before, Event event, Instant now) {
    return switch (before.effect()) {
      case Effect.InvokeFunction call -> called(before, event, now);
      case Effect.WaitUntil(Instant until) -> waited(before, event, until, now);
      case Effect.RetryAt(Instant at) ->
          event instanceof Event.TimePassed && !now.isBefore(at)
              ? calling.call(before, task(before), now)
              : nudged(before, event);
      case Effect.Ended ended -> new Move.Rest(before);
    };
  }

  private Move called(ExecutionState before, Event event, Instant now) {
    return switch (event) {
      case Event.FunctionReturned(JsonNode result) ->
          calling.returned(before, task(before), result, now);
      case Event.FunctionFailed(String error, String cause) ->
          failed(before, new StateErrorException(error, cause), now);
      case Event.FunctionTimedOut timedOut ->
          failed(before, new StateErrorException(ErrorName.TIMEOUT, ""), now);
      case Event.TimePassed timePassed -> new Move.Rest(before);
      case Event.Nudged nudge -> nudged(before, nudge);
      case Event.Aborted aborted -> new Move.Rest(before);
    };
  }

  private Move failed(ExecutionState before, StateErrorException error, Instant now) {
    return calling.failed(before.happened(1), task(before), error, now);
  }

  private Move waited(ExecutionState before, Event event, Instant until, Instant now) {
    boolean isOver = event instanceof Event.TimePassed && !now.isBefore(until);
    return isOver || event instanceof Event.Nudged
        ? entering.leaveWait(before, (State.Wait) machine.state(before.position().state()), now)
        : new Move.Rest(before);
  }

  /** A nudge outside of a Wait is kept for the next one. */
  private static Move nudged(ExecutionState before, Event event) {
    return new Move.Rest(event instanceof Event.Nudged ? before.nudged(true) : before);
  }

  private Task task(ExecutionState state) {
    return (Task) machine.state(state.position().state());
  }

  private ExecutionState settle(ExecutionState before, Supplier<Move> first, Instant now) {
    Move move = orFailed(before, first, now);
    while (move instanceof Move.Enter(ExecutionState entered)) {
      move = orFailed(entered, () -> enter(entered, now), now);
    }
    return ((Move.Rest) move).state();
  }

  private Move enter(ExecutionState entered, Instant now) {
    if (entered.counts().events() >= MAX_EVENTS) {
      throw new StateErrorException(
          ErrorName.RUNTIME, "The execution has more than " + MAX_EVENTS + " events.");
    }
    return entering.enter(entered, machine.state(entered.position().state()), now);
  }

  private static Move orFailed(ExecutionState at, Supplier<Move> step, Instant now) {
    try {
      return step.get();
    } catch (StateErrorException error) {
      return new Move.Rest(at.ended(new End.Failed(error.error(), error.reason()), now));
    }
  }
}
