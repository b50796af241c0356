package npuc.compilation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A step with everything that was tried.
 *
 * @param retryCount how often a person asked for it again
 * @param attempts oldest first, at most 20; the last one tells how the step stands
 */
public record Step(StepName name, int retryCount, List<Attempt> attempts) {
  public static final int MAX_ATTEMPTS = 20;

  public Step {
    attempts = List.copyOf(attempts);
  }

  static Step untried(StepName name) {
    return new Step(name, 0, List.of());
  }

  @JsonIgnore
  public Optional<Attempt> lastAttempt() {
    return attempts.isEmpty() ? Optional.empty() : Optional.of(attempts.getLast());
  }

  @JsonIgnore
  public Optional<Attempt.Open> openAttempt() {
    return lastAttempt().filter(Attempt.Open.class::isInstance).map(Attempt.Open.class::cast);
  }

  @JsonIgnore
  Optional<Attempt.Waiting> waitingAttempt() {
    return lastAttempt().filter(Attempt.Waiting.class::isInstance).map(Attempt.Waiting.class::cast);
  }

  public Optional<Attempt> attempt(int number) {
    return attempts.stream().filter(attempt -> attempt.number() == number).findFirst();
  }

  @JsonIgnore
  public StepPhase phase() {
    return lastAttempt().map(Attempt::phase).orElse(StepPhase.PENDING);
  }

  Step open(int generation) {
    var more = new ArrayList<>(attempts);
    more.add(Attempt.Waiting.open(attempts.size() + 1, generation));
    return new Step(name, retryCount, more);
  }

  Step retried(int generation) {
    return new Step(name, retryCount + 1, attempts).open(generation);
  }

  Step withLast(Attempt attempt) {
    var changed = new ArrayList<>(attempts);
    changed.set(changed.size() - 1, attempt);
    return new Step(name, retryCount, changed);
  }
}
