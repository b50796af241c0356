package npuc.job;

import java.util.Optional;
import npuc.compilation.Compilation;
import npuc.compilation.CompilationSpec;
import npuc.compilation.StepName;
import npuc.environment.Environment;
import npuc.platform.Quantity;

/** Sample Jobs. */
public final class JobSpecs {
  private JobSpecs() {}

  /** The compile Job of the open attempt, without variables. */
  public static JobSpec compile(Compilation compilation) {
    AttemptAt run =
        new AttemptAt(
            compilation, StepName.COMPILE, compilation.compile().openAttempt().orElseThrow());
    CompilationSpec asked = compilation.spec();
    return new JobSpec(
        run.job(),
        run.step(),
        asked.platform(),
        asked.toolchain(),
        asked.resources(),
        Quantity.parse("128Mi").orElseThrow(),
        asked.baseArtifact().location().claim(),
        Optional.empty(),
        JobDocument.of(run),
        Environment.NONE,
        asked.limits());
  }
}
