package npuc.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import npuc.platform.PlatformName;
import npuc.platform.Toolchain;
import npuc.platform.Toolchains;

/**
 * {@link Toolchains} in Python virtual environments of this machine. The version is read from the
 * package's metadata, without starting Python.
 */
public final class VenvToolchains implements Toolchains {
  private static final Pattern METADATA = Pattern.compile("(.+)-([0-9][^-]*)\\.dist-info");

  private final Map<PlatformName, Venv> venvs;

  /**
   * A virtual environment.
   *
   * @param distribution name of the compiler's package, as PyPI writes it
   */
  public record Venv(Path folder, String distribution) {
    /** Where its commands are. */
    public Path bin() {
      return folder.resolve("bin");
    }
  }

  public VenvToolchains(Map<PlatformName, Venv> venvs) {
    this.venvs = Map.copyOf(venvs);
  }

  @Override
  public Optional<Toolchain> find(PlatformName platform) {
    return Optional.ofNullable(venvs.get(platform)).flatMap(VenvToolchains::find);
  }

  private static Optional<Toolchain> find(Venv venv) {
    Path lib = venv.folder().resolve("lib");
    if (!Files.isDirectory(lib)) {
      return Optional.empty();
    }
    try (Stream<Path> metadata = Files.find(lib, 3, (path, file) -> file.isDirectory())) {
      return metadata
          .map(path -> METADATA.matcher(path.getFileName().toString()))
          .filter(Matcher::matches)
          .filter(name -> name.group(1).replace('_', '-').equals(venv.distribution()))
          .map(name -> new Toolchain(venv.distribution(), name.group(2), Optional.empty()))
          .findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
