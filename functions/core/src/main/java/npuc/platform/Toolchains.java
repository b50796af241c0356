package npuc.platform;

import java.util.Optional;

/** Which compilers can be run here. */
@FunctionalInterface
public interface Toolchains {

  /** The compiler that new compilations of a platform use; empty when there is none. */
  Optional<Toolchain> find(PlatformName platform);

  /** Whether exactly this compiler can be run here, be it for new compilations or for retries. */
  default boolean has(PlatformName platform, Toolchain toolchain) {
    return find(platform).equals(Optional.of(toolchain));
  }
}
