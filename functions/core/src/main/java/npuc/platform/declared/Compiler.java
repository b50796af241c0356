package npuc.platform.declared;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import npuc.platform.Toolchain;

/**
 * The compiler of a declared platform on a machine of its own; a cluster has its images instead.
 *
 * @param name of the compiler, such as toyc
 * @param version that stands there
 * @param command the program; the compiler is installed where it is there and can be run
 */
public record Compiler(String name, String version, Path command) {

  /** Where the program is. */
  public Path folder() {
    return Objects.requireNonNull(command.getParent());
  }

  /** What compilations are told to have used. */
  public Toolchain toolchain() {
    return new Toolchain(name, version, Optional.empty());
  }
}
