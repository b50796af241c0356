package npuc.api.spec;

import java.util.Optional;
import npuc.compilation.BaseArtifact;
import npuc.compilation.Fetch;
import npuc.platform.ModelFiles;
import npuc.platform.Platform;
import npuc.registry.Artifact;

/**
 * The artifact that is to be compiled, as it is now.
 *
 * @param fetch how a source is fetched
 * @param files to be read in small pieces
 */
record ChosenBase(Artifact artifact, Optional<Fetch> fetch, ModelFiles files) {

  /**
   * With what is found in a folder on a volume now; the digest of a file is the one it was
   * registered with, and a source has its pin.
   */
  BaseArtifact seen(Platform platform) {
    BaseArtifact base = BaseArtifact.of(artifact, fetch);
    return fetch.isPresent() ? base : base.withDigest(platform.digest(files).or(artifact::digest));
  }

  long sizeBytes() {
    return artifact.sizeBytes().orElse(0L);
  }
}
