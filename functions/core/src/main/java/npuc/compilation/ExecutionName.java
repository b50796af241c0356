package npuc.compilation;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import npuc.id.CompilationId;

/**
 * Name of one run of the state machine: {@code <compilation id>-<generation>}. A name can be
 * started once only.
 *
 * @param generation 1 for the first run, one more for every retry
 */
public record ExecutionName(CompilationId compilation, int generation) {
  private static final Pattern FORM = Pattern.compile("(c-[0-9a-z]{26})-([1-9][0-9]{0,3})");

  /** The name that {@code text} writes; empty when it is none of ours. */
  public static Optional<ExecutionName> parse(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    int generation = Integer.parseInt(parts.group(2));
    return CompilationId.parse(parts.group(1)).map(id -> new ExecutionName(id, generation));
  }

  @Override
  public String toString() {
    return compilation + "-" + generation;
  }
}
