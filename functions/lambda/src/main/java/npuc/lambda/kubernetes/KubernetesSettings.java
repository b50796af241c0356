package npuc.lambda.kubernetes;

import io.fabric8.kubernetes.api.model.Toleration;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import npuc.platform.PlatformName;
import npuc.platform.Quantity;
import npuc.platform.Toolchain;
import npuc.platform.Toolchains;

/**
 * Where and how Jobs run on a cluster.
 *
 * @param images the first of a platform is the one that new compilations use; the others are for
 *     retries of compilations that began with them
 * @param keepEnded after which a Job that ended is removed by the cluster, should nobody have asked
 *     for its removal; must be longer than any state machine pauses between two looks
 */
public record KubernetesSettings(
    String namespace,
    List<JobImage> images,
    Placement placement,
    Storage storage,
    Duration keepEnded) {

  /**
   * On which nodes, and when.
   *
   * @param queue the Kueue LocalQueue that admits the Jobs; empty where there is no Kueue
   */
  public record Placement(
      Map<String, String> nodeSelector,
      List<Toleration> tolerations,
      Optional<String> priorityClass,
      Optional<String> queue) {
    public static final Placement ANYWHERE =
        new Placement(Map.of(), List.of(), Optional.empty(), Optional.empty());

    public Placement {
      nodeSelector = Map.copyOf(nodeSelector);
      tolerations = List.copyOf(tolerations);
    }
  }

  /**
   * Space beside the model volume.
   *
   * @param scratch on the node's disk, for a compile step
   * @param cacheClaim a volume that compile steps share as {@code XDG_CACHE_HOME}
   */
  public record Storage(Quantity scratch, Optional<String> cacheClaim) {}

  public KubernetesSettings {
    images = List.copyOf(images);
  }

  /** The compilers that can be run on this cluster. */
  public Toolchains toolchains() {
    return new Toolchains() {
      @Override
      public Optional<Toolchain> find(PlatformName platform) {
        return images.stream()
            .filter(image -> image.platform().equals(platform))
            .map(JobImage::toolchain)
            .findFirst();
      }

      @Override
      public boolean has(PlatformName platform, Toolchain toolchain) {
        return images.stream().anyMatch(image -> image.runs(platform, toolchain));
      }
    };
  }

  /** The image that holds exactly this compiler. */
  String image(PlatformName platform, Toolchain toolchain) {
    return images.stream()
        .filter(image -> image.runs(platform, toolchain))
        .map(JobImage::reference)
        .findFirst()
        .orElseThrow(
            () ->
                new ClusterRefusedException(
                    "No image is configured that holds %s %s%s for %s."
                        .formatted(
                            toolchain.name(),
                            toolchain.version(),
                            toolchain.imageDigest().map(digest -> " (" + digest + ")").orElse(""),
                            platform)));
  }
}
