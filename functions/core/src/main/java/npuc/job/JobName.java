package npuc.job;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import npuc.compilation.StepName;
import npuc.id.CompilationId;
import npuc.id.Ulid;

/**
 * Name of the Job of one attempt: {@code npuc-<ulid>-<c|v>-<n>}. A function of ids and numbers
 * only, at most 36 characters, so it is a valid Kubernetes name and label whatever people call
 * their models.
 */
public record JobName(String value) {
  private static final Pattern FORM = Pattern.compile("npuc-([0-9a-z]{26})-([cv])-([1-9][0-9]?)");

  public JobName {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not a Job name: " + value);
    }
  }

  public static JobName of(CompilationId compilation, StepName step, int attempt) {
    String letter =
        switch (step) {
          case COMPILE -> "c";
          case VERIFY -> "v";
        };
    return new JobName("npuc-" + compilation.ulid() + "-" + letter + "-" + attempt);
  }

  /** The Job that {@code text} names; empty when it can't be one of ours. */
  public static Optional<JobName> parse(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new JobName(text)) : Optional.empty();
  }

  /** The compilation that it works for. */
  public CompilationId compilation() {
    return new CompilationId(new Ulid(part(1)));
  }

  /** The step that it is an attempt at. */
  public StepName step() {
    return part(2).equals("c") ? StepName.COMPILE : StepName.VERIFY;
  }

  /** The number of its attempt. */
  public int attempt() {
    return Integer.parseInt(part(3));
  }

  private String part(int number) {
    Matcher parts = FORM.matcher(value);
    parts.matches();
    return parts.group(number);
  }

  @Override
  public String toString() {
    return value;
  }
}
