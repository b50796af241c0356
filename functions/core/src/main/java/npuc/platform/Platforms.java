package npuc.platform;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import npuc.platform.option.Options;
import npuc.refusal.Violations;

/** The platforms that this service knows. */
public record Platforms(List<Platform> all) {
  public Platforms {
    all = List.copyOf(all);
  }

  /** These, then others. */
  public Platforms with(List<? extends Platform> more) {
    return new Platforms(Stream.<Platform>concat(all.stream(), more.stream()).toList());
  }

  public Optional<Platform> find(PlatformName name) {
    return all.stream().filter(platform -> platform.name().equals(name)).findFirst();
  }

  /** What files for a platform are for: the chip, as far as the options tell it. */
  public String target(PlatformName name, Options options) {
    return find(name).map(platform -> platform.target(options)).orElse(name.value());
  }

  /**
   * The digest of a folder of some format, as the platform finds it that compiles such folders; of
   * a single file there is none but its own.
   */
  public Optional<String> digest(PlatformName format, ModelFiles files) {
    if (files.onlyFile().isPresent()) {
      return Optional.empty();
    }
    return all.stream()
        .filter(platform -> platform.accepts().contains(format))
        .flatMap(platform -> platform.digest(files).stream())
        .findFirst();
  }

  /** Looks whether files are of a format, as the platform does that compiles such files. */
  public void checkOriginal(
      PlatformName format, ModelFiles files, String field, Violations violations) {
    all.stream()
        .filter(platform -> platform.accepts().contains(format))
        .findFirst()
        .ifPresent(platform -> platform.checkOriginal(files, field, violations));
  }

  /** Whether a format is what a compilation makes, so that it can't be compiled again. */
  public boolean isCompiled(PlatformName format) {
    return find(format).isPresent();
  }
}
