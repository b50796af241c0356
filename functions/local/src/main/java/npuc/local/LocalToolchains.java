package npuc.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import npuc.local.process.VenvToolchains.Venv;
import npuc.platform.PlatformName;

/**
 * Which virtual environments hold the compilers; {@code make setup} and {@code make rngd} make
 * them.
 */
final class LocalToolchains {
  private static final String VENV = ".venv";

  private LocalToolchains() {}

  static Map<PlatformName, Venv> venvs(Path home) {
    return Map.of(
        new PlatformName("ethos-u"), new Venv(home.resolve(VENV), "ethos-u-vela"),
        new PlatformName("rngd"), new Venv(home.resolve(".venv-rngd"), "furiosa-llm"));
  }

  /** The Python that runs Jobs. */
  static Path python(Path home) {
    Path own = home.resolve(VENV).resolve("bin").resolve("python3");
    return Files.isExecutable(own) ? own : Path.of("/usr/bin/python3");
  }
}
