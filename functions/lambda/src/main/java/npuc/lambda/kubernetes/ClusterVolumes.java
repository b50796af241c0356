package npuc.lambda.kubernetes;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Optional;
import java.util.function.Supplier;
import npuc.registry.ModelVolumes;
import npuc.registry.VolumeUri;

/**
 * {@link ModelVolumes} that are claims of a cluster: Jobs see into them, this process doesn't. What
 * has to be removed there is removed by a small Job, which is asked for here and not waited for.
 */
public final class ClusterVolumes implements ModelVolumes {
  private final Supplier<KubernetesClient> client;
  private final KubernetesSettings settings;

  /**
   * Volumes of a cluster.
   *
   * @param client asked for when something has to be removed
   */
  public ClusterVolumes(Supplier<KubernetesClient> client, KubernetesSettings settings) {
    this.client = client;
    this.settings = settings;
  }

  @Override
  public Presence look(VolumeUri uri) {
    return new Presence.Unseen();
  }

  @Override
  public Optional<String> digest(VolumeUri file) {
    return Optional.empty();
  }

  @Override
  public Optional<byte[]> read(VolumeUri file, int maxBytes) {
    return Optional.empty();
  }

  /** Every image of ours can do it; without any there is nothing that could have been staged. */
  @Override
  public void removeStaging(VolumeUri folder) {
    settings.images().stream()
        .findFirst()
        .map(image -> new RemovalTemplate(settings).job(folder, image))
        .ifPresent(job -> new Cluster(client.get(), settings.namespace()).create(job));
  }
}
