package npuc.registry;

import java.util.Optional;

/**
 * An original outside of all volumes. Its files are fetched by the compile Job, which holds them to
 * a {@link Pin}.
 */
public sealed interface SourceUri extends ArtifactUri
    permits HubUri, BucketUri, WebUri, RegistryUri {

  /**
   * The pin that it is itself, when it names what can't change.
   *
   * @param digest {@code sha256:<64 hex>} with which it is registered
   */
  default Optional<Pin> ownPin(Optional<String> digest) {
    return Optional.empty();
  }

  /** The same without the revision that was asked for: with a pin it says which content it is. */
  default SourceUri withoutRevision() {
    return this;
  }
}
