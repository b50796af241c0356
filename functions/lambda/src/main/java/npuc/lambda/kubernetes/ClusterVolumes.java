package npuc.lambda.kubernetes;

import java.util.Optional;
import npuc.registry.ArtifactUri;
import npuc.registry.ModelVolumes;

/** {@link ModelVolumes} that are claims of a cluster: Jobs see into them, functions don't. */
public final class ClusterVolumes implements ModelVolumes {
  @Override
  public Sight look(ArtifactUri uri) {
    return new Sight.Unseen();
  }

  @Override
  public Optional<byte[]> read(ArtifactUri file, int maxBytes) {
    return Optional.empty();
  }

  @Override
  public void removeStaging(ArtifactUri folder) {}
}
