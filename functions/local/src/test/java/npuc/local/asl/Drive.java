package npuc.local.asl;

import static npuc.local.asl.StateMachines.json;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Drives an execution on a clock of its own, with functions that a test plays. */
final class Drive {
  static final Instant START = Instant.parse("2026-11-01T00:00:00Z");

  final List<Effect.InvokeFunction> calls = new ArrayList<>();
  final List<ExecutionState> states = new ArrayList<>();
  Instant now = START;
  private final Interpreter interpreter;
  private final Function<Effect.InvokeFunction, Event> functions;

  Drive(StateMachine machine, Function<Effect.InvokeFunction, Event> functions) {
    this.interpreter = new Interpreter(machine, new SplittableRandom(1));
    this.functions = functions;
  }

  /** Functions that answer one after another; the last one again and again. */
  static Function<Effect.InvokeFunction, Event> answers(Event... events) {
    List<Event> left = new ArrayList<>(List.of(events));
    return call -> left.size() > 1 ? left.removeFirst() : left.getFirst();
  }

  static Event returned(String json) {
    return new Event.FunctionReturned(json(json));
  }

  static Event failed(String error) {
    return new Event.FunctionFailed(error, "because");
  }

  static End endOf(StateMachine machine, String input) {
    return new Drive(machine, answers(returned("{}"))).end(json(input));
  }

  ExecutionState start(JsonNode input) {
    return interpreter.start("run", input, now);
  }

  End end(JsonNode input) {
    return end(start(input));
  }

  /** Goes on to the end. */
  End end(ExecutionState from) {
    ExecutionState state = from;
    while (!(state.effect() instanceof Effect.Ended)) {
      states.add(state);
      state = next(state);
    }
    states.add(state);
    return ((Effect.Ended) state.effect()).end();
  }

  ExecutionState next(ExecutionState state) {
    return switch (state.effect()) {
      case Effect.InvokeFunction call -> {
        calls.add(call);
        yield interpreter.advance(state, functions.apply(call), now);
      }
      case Effect.WaitUntil(Instant until) -> pass(state, until);
      case Effect.RetryAt(Instant at) -> pass(state, at);
      case Effect.Ended ended -> state;
    };
  }

  ExecutionState pass(ExecutionState state, Instant until) {
    now = until.isAfter(now) ? until : now;
    Instant deadline = interpreter.deadline(state);
    now = now.isAfter(deadline) ? deadline : now;
    return on(state, new Event.TimePassed());
  }

  ExecutionState on(ExecutionState state, Event event) {
    return interpreter.advance(state, event, now);
  }
}
