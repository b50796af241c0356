package npuc.platform.rngd;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a model is compiled for; the name of its architecture ends in the same way. */
enum Task {
  GENERATE("ForCausalLM"),
  EMBED("Model"),
  SCORE("ForSequenceClassification");

  private final String end;

  Task(String end) {
    this.end = end;
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static List<String> words() {
    return Arrays.stream(values()).map(Task::word).toList();
  }

  static Optional<Task> of(String word) {
    return Arrays.stream(values()).filter(task -> task.word().equals(word)).findFirst();
  }

  /** What a model is for by the name of its architecture. */
  static Task made(String architecture) {
    return Arrays.stream(values())
        .filter(task -> architecture.endsWith(task.end))
        .findFirst()
        .orElse(GENERATE);
  }

  /** The architecture that {@code fxb build --convert} makes of one; empty where it makes none. */
  Optional<String> converted(String architecture) {
    if (made(architecture) == this) {
      return Optional.of(architecture);
    }
    return architecture.endsWith(GENERATE.end)
        ? Optional.of(
            architecture.substring(0, architecture.length() - GENERATE.end.length()) + end)
        : Optional.empty();
  }
}
