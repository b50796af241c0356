package npuc.local.asl;

import java.util.List;
import java.util.Set;

/** The error names that the Amazon States Language reserves and this interpreter knows. */
final class ErrorName {
  static final String ALL = "States.ALL";
  static final String TASK_FAILED = "States.TaskFailed";
  static final String TIMEOUT = "States.Timeout";
  static final String QUERY_EVALUATION_ERROR = "States.QueryEvaluationError";
  static final String DATA_LIMIT_EXCEEDED = "States.DataLimitExceeded";
  static final String NO_CHOICE_MATCHED = "States.NoChoiceMatched";
  static final String RUNTIME = "States.Runtime";

  private static final String RESERVED = "States.";
  private static final Set<String> CATCHABLE =
      Set.of(ALL, TASK_FAILED, TIMEOUT, QUERY_EVALUATION_ERROR, DATA_LIMIT_EXCEEDED, RUNTIME);

  /** Terminal errors: a wildcard does not match them. */
  private static final Set<String> TERMINAL = Set.of(DATA_LIMIT_EXCEEDED, RUNTIME);

  private ErrorName() {}

  /** Refuses error names that Step Functions or this interpreter does not know. */
  static void check(List<String> errorEquals) {
    Json.require(!errorEquals.isEmpty(), "ErrorEquals must not be empty");
    for (String name : errorEquals) {
      Json.require(!name.isBlank() && isKnown(name), "ErrorEquals has the unknown error " + name);
    }
  }

  /** {@code States.ALL} stands alone and in the last place. */
  static void checkAllLast(List<List<String>> entries) {
    for (int i = 0; i < entries.size(); i++) {
      List<String> errorEquals = entries.get(i);
      Json.require(
          !errorEquals.contains(ALL) || (errorEquals.size() == 1 && i == entries.size() - 1),
          "States.ALL must be alone and last");
    }
  }

  /** Whether the language keeps a name to itself: no Fail state may use it. */
  static boolean isReserved(String name) {
    return name.startsWith(RESERVED);
  }

  private static boolean isKnown(String name) {
    return !isReserved(name) || CATCHABLE.contains(name);
  }

  /** Whether one of the entries of ErrorEquals stands for an error. */
  static boolean matches(List<String> errorEquals, String error) {
    return errorEquals.stream().anyMatch(entry -> matches(entry, error));
  }

  /** Whether an entry of ErrorEquals stands for an error (Step Functions, "Error handling"). */
  static boolean matches(String entry, String error) {
    return switch (entry) {
      case ALL -> !TERMINAL.contains(error);
      case TASK_FAILED -> !TERMINAL.contains(error) && !error.equals(TIMEOUT);
      default -> entry.equals(error);
    };
  }
}
