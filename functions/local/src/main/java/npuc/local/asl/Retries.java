package npuc.local.asl;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/** The Retry field of a task: each retrier keeps its own count. */
final class Retries {
  private final DoubleSupplier random;

  Retries(DoubleSupplier random) {
    this.random = random;
  }

  /** The execution waiting for another call; empty when the error is not retried (any more). */
  Optional<ExecutionState> retry(
      ExecutionState execution, State.Task task, StateError error, Instant now) {
    for (int i = 0; i < task.retriers().size(); i++) {
      State.Retrier retrier = task.retriers().get(i);
      if (error.matches(retrier.errors())) {
        int used = i < execution.retries().size() ? execution.retries().get(i) : 0;
        return used < retrier.maxAttempts()
            ? Optional.of(backOff(execution, task, i, used, now))
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private ExecutionState backOff(
      ExecutionState execution, State.Task task, int index, int used, Instant now) {
    State.Retrier retrier = task.retriers().get(index);
    double delay = retrier.intervalSeconds() * Math.pow(retrier.backoffRate(), used);
    double bounded = Math.min(delay, retrier.maxDelaySeconds().orElse(Integer.MAX_VALUE));
    double seconds = retrier.jitter() ? bounded * random.getAsDouble() : bounded;
    var uses = new ArrayList<>(Collections.nCopies(task.retriers().size(), 0));
    for (int i = 0; i < execution.retries().size(); i++) {
      uses.set(i, execution.retries().get(i));
    }
    uses.set(index, used + 1);
    return execution.waiting(now.plus(Duration.ofMillis(Math.round(seconds * 1000))), uses);
  }
}
