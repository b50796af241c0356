package npuc.local.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import npuc.local.asl.Event;
import npuc.local.asl.ExecutionState;
import npuc.local.asl.Interpreter;
import npuc.local.asl.StateMachines;
import org.junit.jupiter.api.Test;

/** What every {@link ExecutionStore} promises. */
public abstract class ExecutionStoreContract {
  private static final Instant NOW = Instant.parse("2026-11-01T00:00:00.123456789Z");
  private static final Interpreter INTERPRETER =
      new Interpreter(
          StateMachines.of(
              """
              "A": {"Type": "Choice", "Choices": [
                  {"Condition": "{% true %}", "Assign": {"v": [1, null, "é"]}, "Next": "B"}]},
              "B": {"Type": "Wait", "Seconds": 5, "Next": "C"},
              "C": {"Type": "Succeed"}
              """),
          new SplittableRandom(1));

  protected abstract ExecutionStore store();

  @Test
  void whatIsCreatedIsFound() {
    assertTrue(store().create(waiting("a")));

    assertEquals(Optional.of(waiting("a")), store().find("a"));
  }

  @Test
  void whatIsMissingIsEmpty() {
    assertEquals(Optional.empty(), store().find("a"));
  }

  @Test
  void aNameIsTakenOnce() {
    store().create(waiting("a"));

    assertFalse(store().create(aborted("a")));
    assertEquals(Optional.of(waiting("a")), store().find("a"));
  }

  @Test
  void whatIsSavedReplacesWhatWasThere() {
    store().create(waiting("a"));

    store().save(aborted("a"));

    assertEquals(Optional.of(aborted("a")), store().find("a"));
  }

  @Test
  void theUnsettledAreThoseThatRunOrWereNotTold() {
    store().create(waiting("c"));
    store().create(aborted("b"));
    store().create(aborted("d").told());
    store().create(succeeded("a"));

    assertEquals(List.of(aborted("b"), waiting("c")), store().unsettled());
  }

  @Test
  void pruningForgetsWhatIsSettledAndOld() {
    store().create(succeeded("settled"));
    store().create(aborted("not-told"));
    store().create(waiting("running"));

    store().prune(NOW.plusSeconds(1));

    assertEquals(Optional.empty(), store().find("settled"));
    assertEquals(2, store().unsettled().size());
  }

  @Test
  void pruningKeepsWhatIsNotOld() {
    store().create(succeeded("settled"));

    store().prune(NOW.minusSeconds(1));

    assertTrue(store().find("settled").isPresent());
  }

  protected static ExecutionState waiting(String name) {
    return INTERPRETER.start(name, StateMachines.json("{\"n\": 1.5, \"x\": null}"), NOW);
  }

  static ExecutionState aborted(String name) {
    return INTERPRETER.advance(waiting(name), new Event.Aborted(), NOW);
  }

  static ExecutionState succeeded(String name) {
    return INTERPRETER.advance(waiting(name), new Event.Nudged(), NOW);
  }
}
