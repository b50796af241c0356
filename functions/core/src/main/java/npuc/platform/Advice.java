package npuc.platform;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * What a dry run tells.
 *
 * @param unitsOfWork how many units (kernels) the compiler will report progress in, where that is
 *     known
 * @param memoryBytes memory that this model is likely to need, where that is known
 * @param warnings sentences worth reading before the run; none of them blocks
 */
public record Advice(OptionalLong unitsOfWork, OptionalLong memoryBytes, List<String> warnings) {
  public static final Advice NONE =
      new Advice(OptionalLong.empty(), OptionalLong.empty(), List.of());

  public Advice {
    warnings = List.copyOf(warnings);
  }

  /** The same with one more warning. */
  public Advice with(String warning) {
    return withAll(List.of(warning));
  }

  /** The same with more warnings. */
  public Advice withAll(List<String> more) {
    return new Advice(
        unitsOfWork, memoryBytes, Stream.concat(warnings.stream(), more.stream()).toList());
  }
}
