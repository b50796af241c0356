package npuc.local.asl;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A state of a machine, as the file describes it. Where {@code next} is empty the machine ends. */
sealed interface State {

  /** Calls a function. */
  record Task(
      Call call,
      Writes writes,
      List<Retrier> retriers,
      List<Catcher> catchers,
      Optional<String> next)
      implements State {}

  /** Lets time pass. */
  record Wait(Template seconds, Optional<String> next) implements State {}

  /**
   * Goes on by the first rule that holds.
   *
   * @param writes those that count when no rule holds
   */
  record Choice(List<Rule> rules, Optional<String> defaultNext, Writes writes) implements State {}

  /** Computes. */
  record Pass(Writes writes, Optional<String> next) implements State {}

  /** Ends well. */
  record Succeed(Writes writes) implements State {}

  /** Ends badly. */
  record Fail(Optional<Template> error, Optional<Template> cause) implements State {}

  /** The function that a task calls, with what, and how long it may take. */
  record Call(String function, Template payload, Duration timeout) {}

  /** What a state leaves: variables, and an output in place of its own. */
  record Writes(Template.Fields assign, Optional<Template> output) {}

  /** One way on from a Choice. */
  record Rule(Expression condition, String next, Writes writes) {}

  /** Where a task goes on after an error. */
  record Catcher(List<String> errorEquals, String next, Writes writes) {

    boolean matches(String error) {
      return errorEquals.stream().anyMatch(entry -> ErrorName.matches(entry, error));
    }
  }
}
