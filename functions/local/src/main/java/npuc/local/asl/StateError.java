package npuc.local.asl;

import java.util.List;

/** An error of the state machine, by its name in ErrorEquals. */
record StateError(String name, String cause) {
  private static final List<String> NOT_CAUGHT_BY_ALL =
      List.of("States.DataLimitExceeded", "States.Runtime");

  /** Whether a retrier's or catcher's list names it. */
  boolean matches(List<String> errors) {
    return errors.stream().anyMatch(this::matches);
  }

  private boolean matches(String error) {
    return switch (error) {
      case "States.ALL" -> !NOT_CAUGHT_BY_ALL.contains(name);
      case "States.TaskFailed" -> !name.equals("States.Timeout") && !name.startsWith("States.Q");
      default -> name.equals(error);
    };
  }
}
