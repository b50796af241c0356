package npuc.local.asl;

import static npuc.local.asl.Compilations.input;
import static npuc.local.asl.Compilations.outcome;
import static npuc.local.asl.Compilations.succeed;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** A process may end at any point of the file that is deployed. */
class CompilationResumeTest {
  @Test
  void itGoesOnInAnotherProcessFromEveryPoint() {
    Drive whole = new Drive(StateMachines.compilation(), new Jobs());
    End end = whole.end(input("compile"));
    Set<String> functions = functions(whole);

    for (int cut = 0; cut < whole.states.size(); cut++) {
      assertEquals(end, endAfterCut(cut, functions), "cut at " + cut);
    }
  }

  /** Ends the process at an effect: a call there was made, but what it gave is lost. */
  private static End endAfterCut(int cut, Set<String> functions) {
    Jobs jobs = new Jobs();
    Drive before = new Drive(StateMachines.compilation(), jobs);
    ExecutionState state = before.start(input("compile"));
    for (int i = 0; i < cut; i++) {
      state = before.next(state);
    }
    String stored = state.toJson();
    before.next(state);

    Drive after = new Drive(StateMachines.compilation(), jobs);
    after.now = before.now;
    ExecutionState restored = ExecutionState.fromJson(stored);
    assertEquals(state, restored);
    End end = after.end(restored);
    Set<String> called = functions(before);
    called.addAll(functions(after));
    assertEquals(functions, called);
    return end;
  }

  private static Set<String> functions(Drive drive) {
    Set<String> functions = new LinkedHashSet<>();
    drive.calls.forEach(call -> functions.add(call.function()));
    return functions;
  }

  /** Functions that may be called again: a step has succeeded when it was polled three times. */
  private static final class Jobs implements Function<Effect.InvokeFunction, Event> {
    private int polls;

    @Override
    public Event apply(Effect.InvokeFunction call) {
      if (!call.function().equals("PollJob")) {
        return succeed(call);
      }
      polls++;
      return outcome(polls % 3 == 0 ? "succeeded" : "running");
    }
  }
}
