package npuc.platform;

import java.util.Optional;

/** The machine on which all Jobs run, where there is only one. */
@FunctionalInterface
public interface Machine {
  /** A cluster, of whose nodes nothing is known. */
  Machine UNKNOWN = Optional::empty;

  /** The most that one Job can get; empty where nobody knows. Asked again, it answers the same. */
  Optional<Resources> resources();
}
