package npuc.lambda.kubernetes;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import npuc.platform.PlatformName;
import npuc.platform.Toolchain;
import npuc.platform.Toolchains;

/**
 * Where and how Jobs run on a cluster.
 *
 * @param images the first of a platform is the one that new compilations use; the others are for
 *     retries of compilations that began with them
 * @param placements of the platforms; one that is not among them runs anywhere
 * @param cacheClaim a volume on which compilers keep what they can use again
 * @param keepEnded after which a Job that ended is removed by the cluster, should nobody have asked
 *     for its removal; must be longer than any state machine pauses between two looks
 */
public record KubernetesSettings(
    String namespace,
    List<JobImage> images,
    Map<PlatformName, Placement> placements,
    Optional<String> cacheClaim,
    Duration keepEnded) {

  public KubernetesSettings {
    images = List.copyOf(images);
    placements = Map.copyOf(placements);
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

  Placement placement(PlatformName platform) {
    return placements.getOrDefault(platform, Placement.ANYWHERE);
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
