package npuc.local.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import npuc.local.asl.Interpreter;
import npuc.local.asl.StateMachine;
import npuc.local.asl.StateMachines;
import npuc.local.asl.Status;
import npuc.local.memory.MemoryExecutionStore;
import tools.jackson.databind.JsonNode;

/** Executions on virtual time, with what survives when their process ends. */
final class World {
  /** Calls a function, waits a minute, and again until the function says that it is done. */
  static final StateMachine POLLING =
      StateMachines.of(
          """
          "A": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "TimeoutSeconds": 30,
                "Arguments": {"FunctionName": "poll", "Payload": "{% $states.input %}"},
                "Output": "{% $states.result.Payload %}", "Next": "B"},
          "B": {"Type": "Choice", "Default": "D",
                "Choices": [{"Condition": "{% $states.input = 'done' %}", "Next": "C"}]},
          "C": {"Type": "Succeed"},
          "D": {"Type": "Wait", "Seconds": 60, "Next": "A"}
          """);

  final List<String> heard = new ArrayList<>();
  final List<String> calls = new ArrayList<>();
  final ExecutionStore store;
  VirtualTime time = new VirtualTime();
  Executions executions;
  FunctionInvoker functions = (function, payload) -> payload;
  EndListener listener = this::hear;

  World() {
    this(new MemoryExecutionStore());
  }

  World(ExecutionStore store) {
    this.store = store;
    this.executions = process();
  }

  private Executions process() {
    return new Executions(
        new Interpreter(POLLING, new SplittableRandom(1)),
        store,
        this::call,
        (name, status) -> listener.ended(name, status),
        time);
  }

  private JsonNode call(String function, JsonNode payload) throws FunctionFailedException {
    calls.add(payload.asString());
    return functions.invoke(function, payload);
  }

  private void hear(String name, Status status) {
    heard.add(name + " " + status);
  }

  /** Ends the process without a word, and begins another one. */
  void crash() {
    VirtualTime later = new VirtualTime();
    later.goTo(time.now());
    time = later;
    executions = process();
    executions.resume();
  }

  void start(String name, String input) {
    executions.start(name, text(input));
  }

  Status status(String name) {
    return store.find(name).orElseThrow().status();
  }

  static JsonNode text(String text) {
    return StateMachines.json("\"" + text + "\"");
  }

  static FunctionInvoker gives(String text) {
    return (function, payload) -> text(text);
  }
}
