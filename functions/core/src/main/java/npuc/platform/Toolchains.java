package npuc.platform;

import java.util.Optional;

/** Which compilers can be run here. */
@FunctionalInterface
public interface Toolchains {

  /** The installed compiler of a platform; empty when there is none. */
  Optional<Toolchain> find(PlatformName platform);
}
