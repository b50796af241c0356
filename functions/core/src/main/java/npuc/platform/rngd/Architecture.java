package npuc.platform.rngd;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What one generation of the SDK compiles of one architecture; empty where it is not known.
 *
 * @param quantizations that the vendor's registry has an entry for
 * @param longestContext longest attention length of the vendor's bucket preset
 * @param config what may stand in config.json
 */
record Architecture(
    Optional<Set<String>> quantizations,
    OptionalLong longestContext,
    Optional<ConfigRules> config) {
  Architecture {
    quantizations = quantizations.map(Set::copyOf);
  }
}
