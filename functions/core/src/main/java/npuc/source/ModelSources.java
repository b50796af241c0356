package npuc.source;

import java.util.Optional;
import npuc.platform.PlatformName;
import npuc.registry.Pin;
import npuc.registry.SourceUri;

/**
 * The sources from which Jobs fetch originals, as far as this service can reach them. It reads
 * listings, and pieces of files; whole models it never fetches.
 */
public interface ModelSources {

  /**
   * Looks at a source. Takes a few seconds at most, and never throws for what a source does.
   *
   * @param pin which content is meant; empty: what is there now
   * @param format of the original, which decides which of its files count
   * @param secrets what whoever asks gives along; they go before the operator's
   */
  Sight look(SourceUri uri, Optional<Pin> pin, PlatformName format, SourceSecrets secrets);
}
