package npuc.api.spec;

import npuc.compilation.CompilationSpec;
import npuc.compilation.Description;
import npuc.platform.Advice;
import npuc.registry.Version;

/**
 * A valid request for a compilation, with what to tell its sender.
 *
 * @param version whose model is compiled
 * @param spec with its secrets sealed
 * @param advice all that is worth knowing of it
 * @param description what its sender says of it
 */
public record ReadSpec(
    Version version, CompilationSpec spec, Advice advice, Description description) {}
