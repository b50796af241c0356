package npuc.platform;

import java.util.List;
import java.util.Optional;

/** The platforms that this service knows. */
public record Platforms(List<Platform> all) {
  public Platforms {
    all = List.copyOf(all);
  }

  public Optional<Platform> find(PlatformName name) {
    return all.stream().filter(platform -> platform.name().equals(name)).findFirst();
  }

  /** Whether a format is what a compilation makes, so that it can't be compiled again. */
  public boolean isCompiled(PlatformName format) {
    return find(format).isPresent();
  }
}
