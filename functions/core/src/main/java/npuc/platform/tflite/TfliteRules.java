package npuc.platform.tflite;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import npuc.document.PackagedJson;

/**
 * What is known of TFLite files: the file tflite.json of the job program, which reads it too.
 *
 * @param types names of data types by their number
 * @param operators names of operators by their number
 */
record TfliteRules(
    Mark mark,
    List<OtherFile> otherFiles,
    Problems problems,
    Compiled compiled,
    Floats floats,
    Limits limits,
    List<String> types,
    List<String> operators,
    String source) {

  static final TfliteRules TFLITE = PackagedJson.read(TfliteRules.class, "tflite.json");

  TfliteRules {
    otherFiles = List.copyOf(otherFiles);
    types = List.copyOf(types);
    operators = List.copyOf(operators);
  }

  /** How every file begins, each byte as one character. */
  record Mark(Pattern begins, String source) {}

  /**
   * What people take for a model; some are told by their name too.
   *
   * @param kind in one word
   */
  record OtherFile(
      String kind, Pattern begins, Optional<Pattern> name, String wrong, String advice) {
    boolean is(String file, String head) {
      return name.map(form -> form.matcher(file).matches()).orElse(true)
          && begins.matcher(head).lookingAt();
    }
  }

  /** Those that a file may have whatever is in it. */
  record Problems(
      Problem folder, Problem empty, Problem unknown, Problem damaged, Problem compiled) {}

  /** How a file is known that came out of vela: by a custom operator or by its description. */
  record Compiled(String operator, Pattern description, String source) {}

  /**
   * The data types that stay on the CPU.
   *
   * @param converting operators that stand where floats come in or go out
   * @param integers types of weights and activations that the NPU takes
   */
  record Floats(Set<String> types, Set<String> converting, Set<String> integers, String source) {
    Floats {
      types = Set.copyOf(types);
      converting = Set.copyOf(converting);
      integers = Set.copyOf(integers);
    }
  }

  /**
   * Of a larger file nothing is said.
   *
   * @param items of one list
   * @param reads of numbers in all
   */
  record Limits(int items, int reads, String source) {}
}
