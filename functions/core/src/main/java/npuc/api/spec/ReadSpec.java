package npuc.api.spec;

import java.util.List;
import npuc.compilation.CompilationSpec;
import npuc.compilation.Description;
import npuc.platform.Advice;
import npuc.registry.Version;

/**
 * A valid request for a compilation, with what to tell its sender.
 *
 * @param version whose model is compiled
 * @param spec with its secrets sealed
 * @param advice of the platform
 * @param warnings of the environment
 * @param description what its sender says of it
 */
public record ReadSpec(
    Version version,
    CompilationSpec spec,
    Advice advice,
    List<String> warnings,
    Description description) {
  public ReadSpec {
    warnings = List.copyOf(warnings);
  }

  /** The advice with all warnings, as its sender hears it. */
  public Advice told() {
    return advice.withAll(warnings);
  }
}
